using ForecastApi.Imports.Formats;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>What the sender knows of a file; null where it is to be found out.</summary>
public sealed record InspectionHints(
    char? Delimiter,
    DecimalMark? Decimal,
    string? DateFormat,
    string? Encoding,
    IReadOnlyList<ColumnMapping>? Columns,
    RowPeriod? Period,
    string? Sheet
);
