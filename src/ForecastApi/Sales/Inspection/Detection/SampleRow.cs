namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>A row of a file as text.</summary>
/// <param name="Line">The number of its first line, as an editor shows it.</param>
/// <param name="Cells">Its cells, without quotes and surrounding white space.</param>
public sealed record SampleRow(long Line, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a cell; empty where the row ends before it.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";

    public bool IsBlank => Cells.All(c => c.Length == 0);
}
