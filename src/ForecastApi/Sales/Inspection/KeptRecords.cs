using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Sales.Inspection;

/// <summary>Records of a sheet that have been read already.</summary>
public sealed class KeptRecords(IReadOnlyList<KeptRecord> records) : IRecords
{
    private int _index = -1;

    public long Line => records[_index].Line;

    public int Count => records[_index].Cells.Count;

    public string? Error => null;

    public string Start => "";

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(++_index < records.Count);

    public Cell Cell(int index) =>
        records[_index].Cells[index] is var (text, kind) ? new(text, kind) : default;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
