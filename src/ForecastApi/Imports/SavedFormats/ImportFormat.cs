using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.SavedFormats;

/// <summary>The format of another system's files under the name by which it is chosen.</summary>
public sealed record ImportFormat(
    string Name,
    string Delimiter,
    DecimalMark Decimal,
    string? DateFormat,
    string? Encoding,
    RowPeriod Period,
    string? Sheet,
    IReadOnlyList<ColumnMapping>? Columns,
    IReadOnlyList<string>? Headers
)
{
    public static ImportFormat From(string name, ImportFormatBody body) =>
        new(
            name,
            body.Delimiter,
            body.Decimal,
            body.DateFormat,
            body.Encoding,
            body.Period,
            body.Sheet,
            body.Columns,
            body.Headers
        );
}
