using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The stock of one product in the model: inventory, backorders, lost sales and their costs.</summary>
internal sealed class StockModel(PlanInput input, ModelRules rules, PlanModel model, int product)
{
    private const double Infinity = double.PositiveInfinity;

    private readonly PlanProduct _product = input.Products[product];
    private readonly LinearProgram _program = model.Program;

    /// <summary>Adds the columns and their limits.</summary>
    public void Add()
    {
        if (_product.HoldingBasis == HoldingBasis.Average)
            _program.Constant +=
                (double)(_product.HoldingCost[0] * Math.Max(0, Opening(_product))) / 2;
        for (var t = 0; t < input.Months; t++)
        {
            AddInventory(t);
            AddLost(t);
            AddBackorders(t);
            if (rules.ReachTargets)
                AddTarget(t);
        }
    }

    /// <summary>
    /// Adds net stock = previous net stock + completed + arriving − drawn − demand + lost, for every item and month.
    /// </summary>
    public static void AddBalances(PlanInput input, PlanModel model, TimeBudget budget)
    {
        var graph = ItemGraph.Of(input);
        for (var p = 0; p < input.Products.Count; p++)
        {
            budget.Check();
            var product = input.Products[p];
            for (var t = 0; t < input.Months; t++)
            {
                var demand = (double)(
                    product.Demand[t]
                    - (product.Receipts?[t] ?? 0)
                    - (t == 0 ? Opening(product) : 0)
                );
                model.Program.AddRow(
                    demand,
                    demand,
                    [
                        .. Completed(input, model, p, t, 1),
                        (model.Lost[p][t], 1),
                        (model.Inventory[p][t], -1),
                        (model.Backorders[p][t], 1),
                        (t == 0 ? -1 : model.Inventory[p][t - 1], 1),
                        (t == 0 ? -1 : model.Backorders[p][t - 1], -1),
                        .. graph
                            .Suppliers[p]
                            .Where(s => input.Suppliers[s].LeadTime <= t)
                            .Select(s => (model.Ordered[s][t - input.Suppliers[s].LeadTime], 1.0)),
                        .. graph
                            .Sources(p)
                            .SelectMany(s => Completed(input, model, s.Item, t, (double)s.Units)),
                        .. graph.Parents(p).SelectMany(x => Started(model, x, t)),
                    ]
                );
            }
        }
    }

    private static IEnumerable<(int, double)> Completed(
        PlanInput input,
        PlanModel model,
        int item,
        int t,
        double units
    )
    {
        var start = t - input.Products[item].ProductionLeadTime;
        return start < 0
            ? []
            : [(model.Regular[item][start], units), (model.Overtime[item][start], units)];
    }

    private static IEnumerable<(int, double)> Started(
        PlanModel model,
        (int Item, decimal Units) parent,
        int t
    ) =>
        [
            (model.Regular[parent.Item][t], -(double)parent.Units),
            (model.Overtime[parent.Item][t], -(double)parent.Units),
        ];

    private static decimal Opening(PlanProduct product) =>
        product.OpeningStock - product.OpeningBackorders;

    private void AddInventory(int t)
    {
        var cost = _product.HoldingBasis switch
        {
            HoldingBasis.Ending => _product.HoldingCost[t],
            HoldingBasis.Average => (
                _product.HoldingCost[t] + (t + 1 < input.Months ? _product.HoldingCost[t + 1] : 0)
            ) / 2,
            HoldingBasis.AboveSafetyStock => 0,
        };
        if (_product.IsPart)
            cost = PartPreference.Held(_product);
        var limit = (double?)_product.MaxStock?[t] ?? Infinity;
        var column = _program.AddColumn(
            rules.SoftLimits ? 0 : (double)(StockFloor.Minimum(_product, t) ?? 0),
            rules.SoftLimits ? Infinity : limit,
            (double)cost
        );
        model.Inventory[product][t] = column;
        if (limit < Infinity)
        {
            model.Limits.Add(new(LimitKind.Stock, _product.Sku, t, -1, column));
            if (rules.SoftLimits)
            {
                var row = _program.AddRow(
                    -Infinity,
                    limit,
                    (column, 1),
                    (model.Deviation(DeviationWeights.Capacity), -1)
                );
                model.Limits.Add(new(LimitKind.Stock, _product.Sku, t, row, -1));
            }
        }
        if (_product.HoldingBasis == HoldingBasis.AboveSafetyStock)
        {
            var above = _program.AddColumn(0, Infinity, (double)_product.HoldingCost[t]);
            _program.AddRow(-Infinity, (double)_product.SafetyStock[t], (column, 1), (above, -1));
        }
    }

    // Stock and backorders exclude each other: with a minimum stock, backorders are not allowed.
    private void AddBackorders(int t)
    {
        var floor = StockFloor.Minimum(_product, t);
        if (floor is not null && !rules.SoftLimits)
            return;
        var column = _program.AddColumn(0, Infinity, (double)(_product.BackorderCost?[t] ?? 0));
        model.Backorders[product][t] = column;
        if (rules.SoftLimits && floor is { } min)
            _program.AddRow(
                (double)min,
                Infinity,
                (model.Inventory[product][t], 1),
                (column, -1),
                (model.Deviation(DeviationWeights.Shortage), 1)
            );
        if (ItemGraph.Of(input).Parents(product).Count > 0)
            AddDemandLimit(t, column);
    }

    // Only demand can be put on backorder, not the units that parents draw.
    private void AddDemandLimit(int t, int column) =>
        _program.AddRow(
            -Infinity,
            (double)_product.Demand[t] + (t == 0 ? (double)Math.Max(0, -Opening(_product)) : 0),
            (column, 1),
            (t == 0 ? -1 : model.Backorders[product][t - 1], -1),
            (model.Lost[product][t], 1),
            (rules.SoftLimits ? model.Deviation(DeviationWeights.Capacity) : -1, -1)
        );

    private void AddLost(int t)
    {
        var profit = input.Objective == PlanObjective.MaximumProfit;
        if (_product.LostSaleCost is null && !profit)
            return;
        var cost = _product.LostSaleCost?[t] ?? 0;
        var column = _program.AddColumn(
            0,
            (double)_product.Demand[t],
            (double)(cost + (profit ? _product.UnitPrice[t] : 0))
        );
        model.Lost[product][t] = column;
        if (rules.ReachTargets)
            model.Deviations.Add((column, DeviationWeights.Target));
    }

    private void AddTarget(int t)
    {
        _program.AddRow(
            (double)StockFloor.Target(_product, t),
            Infinity,
            (model.Inventory[product][t], 1),
            (model.Backorders[product][t], -1),
            (model.Deviation(DeviationWeights.Target), 1)
        );
    }
}
