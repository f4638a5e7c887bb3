using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Limits production to the parts that can be there. Only the months before the first order of a part can arrive have
/// such a limit: from then on any quantity can be there, and the orders follow by explosion.
/// </summary>
internal sealed class PartsModel
{
    private const double Infinity = double.PositiveInfinity;

    private readonly PlanInput _input;
    private readonly ModelRules _rules;
    private readonly PlanModel _model;
    private readonly LinearProgram _program;
    private readonly ItemGraph _graph;
    private readonly PartRelease _release;
    private readonly Dictionary<string, PlanComponent> _partRules;

    /// <summary>The units started of each sub-assembly that is made without effort, by month.</summary>
    private readonly Dictionary<string, int[]> _starts = new(StringComparer.Ordinal);

    private PartsModel(PlanInput input, ModelRules rules, PlanModel model)
    {
        (_input, _rules, _model) = (input, rules, model);
        _program = model.Program;
        _graph = ItemGraph.Of(input);
        _release = new(input);
        _partRules = input.Components.ToDictionary(c => c.Sku, StringComparer.Ordinal);
    }

    /// <summary>Adds the limits of all parts.</summary>
    public static void Add(PlanInput input, ModelRules rules, PlanModel model, TimeBudget budget)
    {
        if (input.Parts == PartsPolicy.Flagged || !rules.InHouse)
            return;
        var parts = new PartsModel(input, rules, model);
        var draws = parts.Draws();
        foreach (var sku in LowLevelCodes.Order(input))
        {
            budget.Check();
            if (parts._graph.IndexOf(sku) is null && parts._release.Month(sku) > 0)
                parts.AddLimits(sku, draws[sku]);
        }
    }

    private Dictionary<string, List<(string Parent, decimal Units)>> Draws()
    {
        var draws = new Dictionary<string, List<(string, decimal)>>(StringComparer.Ordinal);
        var (order, _) = BillOrder.Walk(_input.Products.Select(p => p.Sku), _input.Bills);
        foreach (var parent in order)
        foreach (var line in BillOrder.Lines(_input.Bills, parent))
        {
            if (!draws.TryGetValue(line.ComponentSku, out var parents))
                draws[line.ComponentSku] = parents = [];
            parents.Add((parent, line.UnitsDrawn));
        }
        return draws;
    }

    private void AddLimits(string sku, List<(string Parent, decimal Units)> parents)
    {
        var rule = _partRules.GetValueOrDefault(sku) ?? new() { Sku = sku };
        var months = Math.Min(_release.Month(sku), _input.Months);
        var starts = AddStarts(sku, rule);
        var stock = -1;
        for (var t = 0; t < months; t++)
        {
            List<(int, double)> terms = [(stock, -1)];
            stock = _program.AddColumn(0, Infinity);
            terms.Add((stock, 1));
            foreach (var (parent, units) in parents)
                terms.AddRange(Started(parent, t).Select(c => (c, (double)units)));
            if (starts is not null && t >= rule.LeadTime)
                terms.Add((starts[t - rule.LeadTime], -1));
            if (starts is null && rule.ExpediteCost is { } cost)
            {
                var expedited = _program.AddColumn(0, Infinity, (double)cost);
                _model.Pay(t, expedited, cost);
                terms.Add((expedited, -1));
            }
            if (_rules.SoftLimits)
                terms.Add((_model.Deviation(DeviationWeights.Capacity), -1));
            var there = (rule.Receipts?[t] ?? 0) + (t == 0 ? rule.OpeningStock : 0);
            var row = _program.AddRow(-Infinity, (double)there, terms);
            _model.Limits.Add(new(LimitKind.Parts, sku, t, row, -1));
        }
    }

    // A sub-assembly is started in the months in which its own parts are limited.
    private int[]? AddStarts(string sku, PlanComponent rule)
    {
        if (!_input.IsMade(sku))
            return null;
        var starts = new int[Math.Max(0, _release.Month(sku) - rule.LeadTime)];
        for (var t = 0; t < starts.Length; t++)
        {
            starts[t] = t < _input.Months ? _program.AddColumn(0, Infinity) : -1;
            if (starts[t] < 0 || (rule.MinOrder == 0 && rule.OrderMultiple == 0))
                continue;
            AddLots(rule, starts[t]);
        }
        _starts[sku] = starts;
        return starts;
    }

    private void AddLots(PlanComponent rule, int start)
    {
        if (rule.OrderMultiple > 0)
        {
            var lots = _program.AddColumn(0, Infinity, isInteger: true);
            _program.AddRow(0, 0, (start, 1), (lots, -(double)rule.OrderMultiple));
        }
        if (rule.MinOrder == 0)
            return;
        var open = _program.AddColumn(0, 1, isInteger: true);
        _program.AddRow(0, Infinity, (start, 1), (open, -(double)rule.MinOrder));
        _program.AddRow(
            -Infinity,
            0,
            (start, 1),
            (open, -(double)Validation.ProblemList.MaxNumber)
        );
    }

    private IEnumerable<int> Started(string parent, int t)
    {
        if (_graph.IndexOf(parent) is { } item)
            return [_model.Regular[item][t], _model.Overtime[item][t]];
        return _starts.TryGetValue(parent, out var starts) && t < starts.Length ? [starts[t]] : [];
    }
}
