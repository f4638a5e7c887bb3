using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.SavedFormats;

/// <summary>The format of another system's files, as the parameters of an import describe it.</summary>
/// <param name="Delimiter">The character between cells; <c>tab</c> for a tab.</param>
/// <param name="DateFormat">The pattern of the dates; null for YYYY-MM-DD.</param>
/// <param name="Encoding">The text encoding; null for UTF-8.</param>
/// <param name="Sheet">The worksheet; null for the first.</param>
/// <param name="Columns">The columns to read; null when the files have our column names.</param>
/// <param name="Headers">All names in the header, by which a file of this format is recognised; null = never.</param>
public sealed record ImportFormatBody(
    string Delimiter = ",",
    DecimalMark Decimal = DecimalMark.Point,
    string? DateFormat = null,
    string? Encoding = null,
    RowPeriod Period = RowPeriod.Day,
    string? Sheet = null,
    IReadOnlyList<ColumnMapping>? Columns = null,
    IReadOnlyList<string>? Headers = null
);
