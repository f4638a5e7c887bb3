using System.Globalization;

namespace ForecastApi.Products;

/// <summary>The bills of a file that cannot be stored, and what is said of each of their rows.</summary>
public sealed class BomRefusals
{
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly HashSet<long> _badRows = [];
    private readonly HashSet<(string, string)> _linesOfCycles = [];

    public bool Holds(string sku) => _reasons.ContainsKey(sku);

    public bool HoldsRow(long line) => _badRows.Contains(line);

    /// <summary>A row that was reported already: the others of its bill go with it.</summary>
    public void AddBadRow(string sku, long line)
    {
        _badRows.Add(line);
        _reasons.TryAdd(
            sku,
            string.Create(
                CultureInfo.InvariantCulture,
                $"belongs to the bill of {sku}, of which line {line} is bad."
            )
        );
    }

    public void AddTooLong(string sku) =>
        _reasons.TryAdd(
            sku,
            $"belongs to the bill of {sku}, which has more than {ProductRules.MostLines} lines."
        );

    /// <summary>
    /// Refuses the bills of the file that lie on a cycle. What is refused leaves the stored bill in place, which may
    /// close another cycle: so again until none is left.
    /// </summary>
    public void AddCycles(IEnumerable<BomRow> file, IReadOnlyList<BomRow> stored)
    {
        var rows = file.ToList();
        while (true)
        {
            var good = rows.Where(r => !Holds(r.Sku)).ToList();
            var replaced = good.Select(r => r.Sku).ToHashSet(StringComparer.Ordinal);
            var componentsOf = stored
                .Where(r => !replaced.Contains(r.Sku))
                .Concat(good)
                .ToLookup(r => r.Sku, r => r.ComponentSku, StringComparer.Ordinal);
            var cycles = BomCycles.Of(replaced, componentsOf);
            if (cycles.Count == 0)
                return;
            foreach (var cycle in cycles)
            {
                var reason = $"makes a cycle: {string.Join(" → ", cycle)}.";
                foreach (var sku in cycle.Where(replaced.Contains))
                    _reasons.TryAdd(sku, reason);
                _linesOfCycles.UnionWith(cycle.Zip(cycle.Skip(1)));
            }
        }
    }

    /// <summary>What is to be said of a row beside what was reported of it; null = nothing.</summary>
    public (string? Field, string Message)? Of(long line, BomTable.Row row) =>
        HoldsRow(line) || !_reasons.TryGetValue(row.Sku, out var reason) ? null
        : _linesOfCycles.Contains((row.Sku, row.Bom!.ComponentSku)) ? ("componentSku", reason)
        : (null, reason);
}
