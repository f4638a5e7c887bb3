using ForecastApi.Common;
using MiniExcelLibs;

namespace ForecastApi.Http.Tables;

/// <summary>Reads the rows of a table one by one for the writer of workbooks.</summary>
/// <param name="table">The table.</param>
/// <param name="csvPath">The path of the same table as CSV, which has no limit.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
public sealed class XlsxRows(ExportTable table, string csvPath, CancellationToken cancellationToken)
    : MiniExcelDataReaderBase
{
    /// <summary>The rows of a sheet below its header.</summary>
    public const int MaxRows = 1_048_575;

    private readonly IAsyncEnumerator<object?[]> _rows = table.Rows.GetAsyncEnumerator(
        cancellationToken
    );
    private int _count;

    public override int FieldCount => table.Columns.Count;

    public override string GetName(int i) => table.Columns[i].Name;

    public override object? GetValue(int i) =>
        _rows.Current[i] switch
        {
            Month month => month.FirstDay,
            "" => null,
            var value => value,
        };

    public override bool Read() =>
        throw new NotSupportedException("The rows are read asynchronously.");

    /// <exception cref="ProblemException">422: the table has more rows than a sheet.</exception>
    public override async Task<bool> ReadAsync(CancellationToken ignored = default)
    {
        if (!await _rows.MoveNextAsync())
            return false;
        return ++_count <= MaxRows
            ? true
            : throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity,
                ProblemCodes.Unprocessable,
                Invariant(
                    $"The table has more than the {MaxRows:N0} rows of a workbook: take {csvPath}, or filter the rows."
                )
            );
    }

    public override async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await base.DisposeAsync();
    }
}
