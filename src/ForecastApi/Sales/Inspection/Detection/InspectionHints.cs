using ForecastApi.Imports.Formats;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>The format that the sender states; null where the inspection detects it.</summary>
public sealed record InspectionHints(
    char? Delimiter,
    DecimalMark? Decimal,
    string? DateFormat,
    string? Encoding,
    IReadOnlyList<ColumnMapping>? Columns,
    RowPeriod? Period,
    string? Sheet
);
