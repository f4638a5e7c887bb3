using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>
/// The inequalities of lot sizing with Wagner-Whitin costs (Pochet and Wolsey 1994): the demand of months i to l is in
/// stock before month i, or a lot is opened in time for it, or it is supplied without a lot, backordered or lost. They
/// reduce the integrality gap of a model with set-ups to a fraction of a per cent.
/// </summary>
internal sealed class LotCuts
{
    // Lots rarely cover more months than this; longer inequalities are added when they are violated.
    private const int InitialMonths = 3;

    // A violation below this share of the right-hand side is not worth a row.
    private const double MinViolation = 1e-4;

    private readonly PlanModel _model;
    private readonly TimeBudget _budget;
    private readonly HashSet<int> _lotColumns;
    private readonly NetDemand?[] _demand;
    private readonly bool[] _allowsBackorders;
    private readonly List<int>[][] _open;
    private readonly List<(int Column, double Units)>[][] _otherSupply;

    /// <summary>Prepares the inequalities of every product made or bought in lots.</summary>
    public LotCuts(PlanInput input, ModelRules rules, PlanModel model, TimeBudget budget)
    {
        _model = model;
        _budget = budget;
        _lotColumns = [.. model.Lots.Select(lot => lot.Units)];
        _allowsBackorders = [.. input.Products.Select(p => p.BackorderCost is not null)];
        _demand = new NetDemand?[input.Products.Count];
        _open = Grid<int>(input);
        _otherSupply = Grid<(int, double)>(input);
        // A target may be missed; a minimum net stock may not.
        var hard = rules with
        {
            ReachTargets = false,
        };
        foreach (var lot in model.Lots)
        {
            _demand[lot.Product] ??= new NetDemand(
                input.Products[lot.Product],
                hard,
                ItemGraph.Of(input).Parents(lot.Product).Count > 0
            );
            _open[lot.Product][lot.Month].Add(lot.Open);
        }
        AddOtherSupply(input);
    }

    /// <summary>Adds the inequalities over few months, which nearly every relaxation violates.</summary>
    public void AddInitial()
    {
        foreach (var p in Products())
            for (var first = 0; first < _open[p].Length; first++)
            for (var last = first; last < Math.Min(first + InitialMonths, _open[p].Length); last++)
            {
                var (terms, min) = Row(p, first, last);
                if (min > 0)
                    _model.Program.AddRow(min, double.PositiveInfinity, terms);
            }
    }

    /// <summary>
    /// Adds, for every product and first month, the inequality that the values violate most; returns the number added.
    /// </summary>
    public int AddViolated(double[] values)
    {
        var added = 0;
        foreach (var p in Products())
        {
            if (_budget.IsOver)
                break;
            for (var first = 0; first < _open[p].Length; first++)
            {
                var worst = (
                    By: 0.0,
                    Terms: (List<(int Column, double Coefficient)>?)null,
                    Bound: 0.0
                );
                for (var last = first; last < _open[p].Length; last++)
                {
                    var (terms, min) = Row(p, first, last);
                    var by = min - terms.Sum(t => t.Coefficient * values[t.Column]);
                    if (by > worst.By && by > MinViolation * Math.Max(1, min))
                        worst = (by, terms, min);
                }
                if (worst.Terms is null)
                    continue;
                _model.Program.AddRow(worst.Bound, double.PositiveInfinity, worst.Terms);
                added++;
            }
        }
        return added;
    }

    private IEnumerable<int> Products()
    {
        for (var p = 0; p < _demand.Length; p++)
        {
            _budget.CancellationToken.ThrowIfCancellationRequested();
            if (_demand[p] is not null)
                yield return p;
        }
    }

    private (List<(int Column, double Coefficient)> Terms, double Bound) Row(
        int p,
        int first,
        int last
    )
    {
        var covered = new double[last - first + 1];
        var needed = 0.0;
        for (var t = first; t <= last; t++)
        {
            var more = Math.Max(0, Needed(p, first, t) - needed);
            needed += more;
            for (var lot = first; lot <= t; lot++)
                covered[lot - first] += more;
        }
        List<(int, double)> terms = [];
        for (var t = first; t <= last; t++)
        {
            foreach (var column in _open[p][t])
                terms.Add((column, covered[t - first]));
            foreach (var column in _otherSupply[p][t])
                terms.Add(column);
        }
        if (first > 0)
            terms.Add((_model.Inventory[p][first - 1], 1));
        return (terms, needed + StockAtHand(p, first));
    }

    // If backorders are allowed, no stock before the first month is guaranteed.
    private double Needed(int p, int first, int last) =>
        (double)(
            _allowsBackorders[p]
                ? _demand[p]!.Demand(first, last)
                : _demand[p]!.Between(first, last)
        );

    // The part of the earlier stock that is not available for this demand. The opening stock is a constant, not a
    // column.
    private double StockAtHand(int p, int first)
    {
        var min = (double)_demand[p]!.MinStock(first);
        if (_allowsBackorders[p])
            return first == 0 ? -Math.Max(0, min) : 0;
        return first == 0 ? 0 : min;
    }

    private void AddOtherSupply(PlanInput input)
    {
        foreach (var p in Products())
        {
            for (var t = 0; t < input.Months; t++)
            {
                List<int> columns = [_model.Lost[p][t]];
                var start = t - input.Products[p].ProductionLeadTime;
                if (start >= 0 && _model.Setups[p][start] < 0)
                    columns.AddRange([_model.Regular[p][start], _model.Overtime[p][start]]);
                if (_allowsBackorders[p])
                    columns.Add(_model.Backorders[p][t]);
                _otherSupply[p][t].AddRange(columns.Where(c => c >= 0).Select(c => (c, 1.0)));
                AddByProducts(input, p, t);
            }
            for (var s = 0; s < input.Suppliers.Count; s++)
                AddOtherSupplyOrders(input, p, s);
        }
    }

    private void AddOtherSupplyOrders(PlanInput input, int p, int s)
    {
        var supplier = input.Suppliers[s];
        if (supplier.Sku != input.Products[p].Sku)
            return;
        for (var t = supplier.LeadTime; t < input.Months; t++)
        {
            var column = _model.Ordered[s][t - supplier.LeadTime];
            if (column >= 0 && !_lotColumns.Contains(column))
                _otherSupply[p][t].Add((column, 1));
        }
    }

    private void AddByProducts(PlanInput input, int p, int t)
    {
        foreach (var (source, units) in ItemGraph.Of(input).Sources(p))
        {
            var start = t - input.Products[source].ProductionLeadTime;
            if (start < 0)
                continue;
            foreach (
                var column in (int[])[_model.Regular[source][start], _model.Overtime[source][start]]
            )
                if (column >= 0)
                    _otherSupply[p][t].Add((column, (double)units));
        }
    }

    private static List<T>[][] Grid<T>(PlanInput input) =>
        [
            .. input.Products.Select(_ =>
                Enumerable.Range(0, input.Months).Select(_ => new List<T>()).ToArray()
            ),
        ];
}
