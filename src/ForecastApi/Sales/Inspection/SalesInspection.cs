using ForecastApi.Imports.Formats;
using ForecastApi.Sales.Inspection.Detection;

namespace ForecastApi.Sales.Inspection;

/// <summary>The format of a file, as the parameters that read it, and its first rows.</summary>
/// <param name="MediaType">The content type to import it with.</param>
/// <param name="Delimiter">The character between cells; <c>tab</c> for a tab.</param>
/// <param name="DateFormat">The pattern of the dates; null for YYYY-MM-DD.</param>
/// <param name="Encoding">The text encoding.</param>
/// <param name="Sheet">The worksheet; null for the first one and for a text file.</param>
/// <param name="Sheets">The worksheets of a workbook; empty for a text file.</param>
/// <param name="Columns">The columns of the file, in its order.</param>
/// <param name="Rows">The first 20 rows as the import reads them.</param>
/// <param name="Notes">The findings, those of the whole file first.</param>
/// <param name="LeftOut">
/// The lines that are no part of the table: those above the header, sums and those below it. The rows are read without
/// them; an import reads them unless they are deleted.
/// </param>
/// <param name="Query">The parameters as a query string for the import, without a question mark.</param>
/// <param name="SavedFormat">The saved format whose files have this header; null if there is none.</param>
public sealed record SalesInspection(
    string MediaType,
    string Delimiter,
    DecimalMark Decimal,
    string? DateFormat,
    string Encoding,
    RowPeriod Period,
    string? Sheet,
    IReadOnlyList<string> Sheets,
    IReadOnlyList<InspectedColumn> Columns,
    IReadOnlyList<InspectedRow> Rows,
    IReadOnlyList<InspectionNote> Notes,
    IReadOnlyList<long> LeftOut,
    string Query,
    string? SavedFormat
);
