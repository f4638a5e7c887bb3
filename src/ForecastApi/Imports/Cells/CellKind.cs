namespace ForecastApi.Imports.Cells;

/// <summary>The type that a file states for a cell.</summary>
public enum CellKind
{
    /// <summary>A text; the parameters of the import state how numbers and dates are written.</summary>
    Text,

    /// <summary>A number with a decimal point.</summary>
    Number,

    /// <summary>A date, as YYYY-MM-DD.</summary>
    Date,
}
