namespace ForecastApi.Imports.Warnings;

/// <summary>The kinds of probable mistakes in rows that an import stored as sent.</summary>
public enum WarningCode
{
    /// <summary>A code in scientific notation, in which a spreadsheet has lost digits.</summary>
    SuspiciousSku,

    /// <summary>A date in the future, or years apart from all others.</summary>
    SuspiciousDate,

    /// <summary>Invisible characters were removed from a code, or its letters composed.</summary>
    Normalised,

    /// <summary>All rows are a week apart, and none has a period.</summary>
    WeeklyRows,

    /// <summary>SKUs that differ in case alone.</summary>
    SameLetters,

    /// <summary>The rows end before the end of their last month.</summary>
    IncompleteMonth,
}
