using ForecastApi.Imports;

namespace ForecastApi.Products.Boms;

/// <summary>Collects the bills of a file that cannot be stored, with the reason for each of their rows.</summary>
public sealed class BomRejections
{
    /// <summary>A file of which more bills close cycles with stored bills, one after another, is rejected as a whole.</summary>
    private const int MaxRounds = 100;

    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly HashSet<long> _badRows = [];
    private readonly HashSet<(string, string)> _linesOfCycles = [];

    public bool Contains(string sku) => _reasons.ContainsKey(sku);

    /// <summary>Adds a row whose error is reported elsewhere. The other rows of its bill are rejected with it.</summary>
    public void AddBadRow(string sku, long line)
    {
        _badRows.Add(line);
        _reasons.TryAdd(
            sku,
            Invariant($"belongs to the bill of {sku}, which has an error in line {line}.")
        );
    }

    public void AddTooLong(string sku) =>
        _reasons.TryAdd(
            sku,
            $"belongs to the bill of {sku}, which has more than {BomRules.MaxLines} lines."
        );

    /// <summary>
    /// Rejects the bills of the file that are part of a cycle. The stored bill of a rejected one remains and may close
    /// another cycle, so the search repeats until there is none, or rejects all bills after some rounds.
    /// </summary>
    public void AddCycles(IEnumerable<BomRow> file, IReadOnlyList<BomRow> stored)
    {
        var rows = file.ToList();
        for (var round = 0; round < MaxRounds; round++)
        {
            var good = rows.Where(r => !Contains(r.Sku)).ToList();
            var replaced = good.Select(r => r.Sku).ToHashSet(StringComparer.Ordinal);
            var componentsOf = stored
                .Where(r => !replaced.Contains(r.Sku))
                .Concat(good)
                .ToLookup(r => r.Sku, r => r.ComponentSku, StringComparer.Ordinal);
            var cycles = BomCycles.FindAll(replaced, componentsOf);
            if (cycles.Count == 0)
                return;
            foreach (var (sku, cycle) in cycles)
                if (replaced.Contains(sku))
                    _reasons.TryAdd(sku, Reason(cycle));
            foreach (var path in cycles.Values.Select(c => c.Path).Distinct())
                _linesOfCycles.UnionWith(path.Zip(path.Skip(1)));
        }
        foreach (var row in rows)
            _reasons.TryAdd(
                row.Sku,
                "is rejected with the other bills of a file with many cycles."
            );
    }

    private static string Reason(BomCycle cycle) =>
        cycle.IsOn
            ? $"is part of a cycle: {BomCycles.Describe(cycle.Path)}."
            : $"is part of a cycle that crosses another: {BomCycles.Describe(cycle.Path)}.";

    /// <summary>Returns the error of a row; null when it has none or its error is reported elsewhere.</summary>
    public RowError? ErrorOf(long line, BomTable.Row row) =>
        _badRows.Contains(line) || !_reasons.TryGetValue(row.Sku, out var reason) ? null
        : _linesOfCycles.Contains((row.Sku, row.Bom!.ComponentSku))
            ? new RowError("componentSku", reason)
        : new RowError(null, reason);
}
