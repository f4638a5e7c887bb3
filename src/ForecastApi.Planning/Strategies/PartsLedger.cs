using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Requirements;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Tracks, for month-by-month strategies, the parts that can still be drawn before orders of any quantity can arrive.
/// Draws are recorded in the order of their months.
/// </summary>
internal sealed class PartsLedger
{
    private readonly PlanInput _input;
    private readonly ItemGraph _graph;
    private readonly PartRelease _release;
    private readonly Dictionary<string, PlanComponent> _rules;
    private Dictionary<string, decimal[]> _left = new(StringComparer.Ordinal);

    public PartsLedger(PlanInput input)
    {
        (_input, _graph, _release) = (input, ItemGraph.Of(input), new(input));
        _rules = input.Components.ToDictionary(c => c.Sku, StringComparer.Ordinal);
        if (input.Parts == PartsPolicy.Flagged)
            return;
        foreach (var sku in LowLevelCodes.Order(input))
            if (_graph.IndexOf(sku) is null && _release.Month(sku) > 0)
                _left[sku] = Stock(_rules.GetValueOrDefault(sku) ?? new() { Sku = sku });
    }

    /// <summary>Whether any part can be missing.</summary>
    public bool IsLimited => _left.Count > 0;

    /// <summary>Draws the parts of a product and returns the units for which there are parts, at most those wanted.</summary>
    public decimal Draw(int item, decimal wanted, int month)
    {
        var units = wanted;
        foreach (var line in BillOrder.Lines(_input.Bills, _input.Products[item].Sku))
            if (_graph.IndexOf(line.ComponentSku) is null)
                units = Math.Min(units, Startable(line, month));
        units = Production.Floor(units, _input.Products[item]);
        Record(_input.Products[item].Sku, units, month);
        return units;
    }

    /// <summary>Returns a copy on which draws can be tried.</summary>
    public PartsLedger Copy()
    {
        if (!IsLimited)
            return this;
        var copy = (PartsLedger)MemberwiseClone();
        copy._left = _left.ToDictionary(
            l => l.Key,
            l => (decimal[])l.Value.Clone(),
            StringComparer.Ordinal
        );
        return copy;
    }

    private decimal Startable(BillLine line, int month)
    {
        var available = Available(line.ComponentSku, month);
        return available == decimal.MaxValue ? available : available / line.UnitsDrawn;
    }

    private void Record(string parent, decimal units, int month)
    {
        if (units == 0)
            return;
        foreach (var line in BillOrder.Lines(_input.Bills, parent))
            if (_graph.IndexOf(line.ComponentSku) is null)
                Take(line.ComponentSku, units * line.UnitsDrawn, month);
    }

    // Units beyond the stock of a sub-assembly are started its lead time before.
    private decimal Available(string sku, int month)
    {
        if (month < 0)
            return 0;
        if (!_left.TryGetValue(sku, out var left) || month >= left.Length)
            return decimal.MaxValue;
        var stock = left.AsSpan(month).ToArray().Min();
        var start = month - _rules.GetValueOrDefault(sku)?.LeadTime ?? month;
        if (!_input.IsMade(sku) || start < 0)
            return _rules.GetValueOrDefault(sku)?.ExpediteCost is null || _input.IsMade(sku)
                ? Math.Max(0, stock)
                : decimal.MaxValue;
        var made = BillOrder.Lines(_input.Bills, sku).Min(l => Startable(l, start));
        return made == decimal.MaxValue ? made : Math.Max(0, stock) + made;
    }

    private void Take(string sku, decimal units, int month)
    {
        if (month < 0 || !_left.TryGetValue(sku, out var left) || month >= left.Length)
            return;
        var started = _input.IsMade(sku)
            ? Math.Max(0, units - Math.Max(0, left.AsSpan(month).ToArray().Min()))
            : 0;
        for (var t = month; t < left.Length; t++)
            left[t] -= units - started;
        if (started > 0)
            Record(sku, started, month - (_rules.GetValueOrDefault(sku)?.LeadTime ?? 0));
    }

    private decimal[] Stock(PlanComponent rule)
    {
        var left = new decimal[Math.Min(_release.Month(rule.Sku), _input.Months)];
        var stock = rule.OpeningStock;
        for (var t = 0; t < left.Length; t++)
            left[t] = stock += rule.Receipts?[t] ?? 0;
        return left;
    }
}
