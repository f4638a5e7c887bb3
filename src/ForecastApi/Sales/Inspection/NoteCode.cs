namespace ForecastApi.Sales.Inspection;

/// <summary>The kinds of findings about a file.</summary>
public enum NoteCode
{
    /// <summary>Lines before the header, which the import cannot read.</summary>
    Preamble,

    /// <summary>The first line holds values in the place of names.</summary>
    NoHeader,

    /// <summary>Two columns have the same name.</summary>
    SameNames,

    /// <summary>No column of dates was found.</summary>
    NoDate,

    /// <summary>No column of products was found.</summary>
    NoSku,

    /// <summary>No column of quantities was found.</summary>
    NoQuantity,

    /// <summary>Year and month are in two columns.</summary>
    YearAndMonth,

    /// <summary>Dates name their month by a word.</summary>
    NamedMonths,

    /// <summary>The list of the columns to read is longer than the parameter may be.</summary>
    TooManyColumns,

    /// <summary>Day and month may be exchanged.</summary>
    AmbiguousDate,

    /// <summary>The separator may be that of decimals or of thousands.</summary>
    AmbiguousDecimal,

    /// <summary>The date may be the first or the last day of the week.</summary>
    AmbiguousWeek,

    /// <summary>A line with the sum of others.</summary>
    Total,

    /// <summary>A line after the table.</summary>
    Footer,

    /// <summary>A column with the sum of others is not read.</summary>
    TotalColumn,

    /// <summary>Several rows have the same key: they are order lines and are added.</summary>
    OrderLines,

    /// <summary>A row cannot be read.</summary>
    BadRow,

    /// <summary>No row follows the header.</summary>
    NoRows,
}
