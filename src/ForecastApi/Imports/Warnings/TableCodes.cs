using ForecastApi.Common;

namespace ForecastApi.Imports.Warnings;

/// <summary>Gives the SKUs of a table their stored form, and collects the warnings about them.</summary>
/// <param name="columns">The names of the columns.</param>
/// <param name="skuColumns">The columns that hold SKUs.</param>
public sealed class TableCodes(IReadOnlyList<string> columns, IReadOnlyList<int> skuColumns)
{
    private readonly Dictionary<string, string> _clean = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _skus = new(StringComparer.Ordinal);
    private List<ImportWarning>? _warnings;

    /// <summary>The warnings about single SKUs.</summary>
    public IReadOnlyList<ImportWarning> Warnings => _warnings ?? [];

    /// <summary>The SKUs of the table.</summary>
    public IReadOnlyCollection<string> Skus => _skus.Keys;

    /// <summary>The line in which a SKU occurs first.</summary>
    public long LineOf(string sku) => _skus[sku];

    /// <summary>Replaces the SKUs of a row by their stored form, and returns the row.</summary>
    public TableRow Clean(long line, TableRow row)
    {
        foreach (var column in skuColumns)
            if (row.Cells[column] is { Length: > 0 } cell)
                row.Cells[column] = Clean(line, columns[column], cell);
        return row;
    }

    private string Clean(long line, string column, string cell)
    {
        if (_clean.TryGetValue(cell, out var clean))
            return clean;
        clean = CodeText.Clean(cell);
        _clean.Add(cell, clean);
        CodeWarnings.AddSku(ref _warnings, line, column, cell, clean);
        if (clean.Length > 0)
            _skus.TryAdd(clean, line);
        return clean;
    }
}
