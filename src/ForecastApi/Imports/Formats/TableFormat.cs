namespace ForecastApi.Imports.Formats;

/// <summary>The way in which a table file is written, as the parameters of its import describe it.</summary>
/// <param name="Delimiter">The character between the cells of a CSV file.</param>
/// <param name="DateFormat">A pattern of yyyy, M and d, with or without a time, or <c>excel</c> for serial days; null for YYYY-MM-DD.</param>
/// <param name="Encoding">The name of the text encoding; null for UTF-8.</param>
/// <param name="Columns">The columns to read; null when the file has our column names.</param>
/// <param name="Sheet">The worksheet to read; null for the first.</param>
public sealed record TableFormat(
    char Delimiter = ',',
    DecimalMark Decimal = DecimalMark.Point,
    string? DateFormat = null,
    string? Encoding = null,
    IReadOnlyList<ColumnMapping>? Columns = null,
    RowPeriod Period = RowPeriod.Day,
    string? Sheet = null
)
{
    /// <summary>The name of the tab as a delimiter.</summary>
    public const string Tab = "tab";

    /// <summary>The format of the service's own exports.</summary>
    public static TableFormat Default { get; } = new();
}
