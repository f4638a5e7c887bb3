namespace ForecastApi.Imports.Cells;

/// <summary>A cell of the current row of a file; valid until the next row is read.</summary>
public readonly ref struct Cell(ReadOnlySpan<char> text, CellKind kind = CellKind.Text)
{
    public ReadOnlySpan<char> Text { get; } = text;

    public CellKind Kind { get; } = kind;

    /// <summary>Whether the cell holds nothing but white space.</summary>
    public bool IsEmpty => Text.IsWhiteSpace();
}
