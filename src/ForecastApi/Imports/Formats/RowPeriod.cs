namespace ForecastApi.Imports.Formats;

/// <summary>The days that the quantity of a row covers.</summary>
public enum RowPeriod
{
    /// <summary>The date alone.</summary>
    Day,

    /// <summary>Seven days from the date on.</summary>
    Week,

    /// <summary>Seven days up to the date.</summary>
    WeekEnding,

    /// <summary>The month of the date.</summary>
    Month,
}
