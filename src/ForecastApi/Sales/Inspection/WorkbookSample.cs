using ForecastApi.Http;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Imports.Workbooks;
using ForecastApi.Sales.Inspection.Detection;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Sales.Inspection;

/// <summary>The first rows of a sheet.</summary>
public sealed class WorkbookSample : Sample
{
    private readonly IReadOnlyList<KeptRecord> _records;

    private WorkbookSample(IReadOnlyList<KeptRecord> records, IReadOnlyList<string> sheets)
    {
        (_records, Sheets) = (records, sheets);
        IsWhole = records.Count < MaxRows;
        // A row of a sheet ends with its last cell
        var width = records.Count == 0 ? 0 : records.Max(r => r.Cells.Count);
        Rows =
        [
            .. records
                .Select(r => new SampleRow(
                    r.Line,
                    [
                        .. r
                            .Cells.Select(c => c.Text.Trim())
                            .Concat(Enumerable.Repeat("", width - r.Cells.Count)),
                    ]
                ))
                .Where(r => !r.IsBlank),
        ];
    }

    public override FileKind Kind => FileKind.Xlsx;

    public override char Delimiter => TableFormat.Default.Delimiter;

    public override string Encoding => TextEncoding.Default;

    public override bool IsWhole { get; }

    public override IReadOnlyList<string> Sheets { get; }

    public override IReadOnlyList<SampleRow> Rows { get; }

    /// <summary>Reads the first rows of a sheet.</summary>
    /// <param name="body">The workbook, which is disposed.</param>
    /// <param name="sheet">The name of the sheet; null for the first.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ProblemException">422: the file is no workbook, or has no such sheet.</exception>
    public static async Task<WorkbookSample> OpenAsync(
        Stream body,
        string? sheet,
        CancellationToken cancellationToken
    )
    {
        var workbook = await Workbook.OpenAsync(body, sheet, cancellationToken);
        var kept = new List<KeptRecord>();
        var records = new SheetRecords(workbook);
        await using (records)
        {
            while (kept.Count < MaxRows && await records.ReadAsync(cancellationToken))
                kept.Add(new(records.Line, Cells(records)));
            return new(kept, workbook.ReadSheetNames());
        }
    }

    public override async Task<IReadOnlyList<SalesLine>> ReadAsync(
        TableFormat format,
        IReadOnlySet<long> leftOut,
        CancellationToken cancellationToken
    )
    {
        var table = await TableReader.OpenAsync(
            new KeptRecords([.. _records.Where(r => !leftOut.Contains(r.Line))]),
            SalesFields.Columns,
            format,
            cancellationToken
        );
        await using (table)
            return await ToListAsync(
                SalesTable.ReadAsync(table, new SalesFormat(format), cancellationToken)
            );
    }

    private static (string, CellKind)[] Cells(SheetRecords records)
    {
        var cells = new (string, CellKind)[records.Count];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = (records.Cell(i).Text.ToString(), records.Cell(i).Kind);
        return cells;
    }
}
