using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Optimisation;

public sealed class NetDemandTests
{
    private static readonly ModelRules Rules = new();

    [Fact]
    public void NetDemand_When_there_is_opening_stock_Then_it_covers_the_first_demand()
    {
        var demand = new NetDemand(Product([10, 20, 30]) with { OpeningStock = 15 }, Rules);
        Assert.Equal(60, demand.Demand(0, 2));
        // 15 opening, 5 after the first month, nothing guaranteed after the second.
        Assert.Equal([15m, 5, 0, 0], Enumerable.Range(0, 4).Select(demand.MinStock));
        Assert.Equal(0, demand.Between(0, 0));
        Assert.Equal(15, demand.Between(0, 1));
        Assert.Equal(45, demand.Between(1, 2));
        Assert.Equal([45m, 45, 30], Enumerable.Range(0, 3).Select(demand.From));
    }

    [Fact]
    public void NetDemand_When_there_are_backorders_before_the_start_Then_they_are_added()
    {
        var demand = new NetDemand(Product([10, 20]) with { OpeningBackorders = 7 }, Rules);
        Assert.Equal(-7, demand.MinStock(0));
        Assert.Equal(17, demand.Between(0, 0));
        Assert.Equal(37, demand.From(0));
    }

    [Fact]
    public void NetDemand_When_stock_is_required_Then_it_is_added_at_the_end_and_available_before()
    {
        var product = Product([10, 20, 30]) with
        {
            SafetyStock = [5, 5, 5],
            ClosingStock = 12,
            OpeningStock = 8,
        };
        var demand = new NetDemand(product, Rules);
        Assert.Equal([5m, 5, 12], Enumerable.Range(0, 3).Select(demand.Target));
        Assert.Equal([8m, 5, 5, 12], Enumerable.Range(0, 4).Select(demand.MinStock));
        Assert.Equal(10 + 5 - 8, demand.Between(0, 0));
        Assert.Equal(20 + 30 + 12 - 5, demand.Between(1, 2));
        Assert.Equal(60 + 12 - 8, demand.From(0));
    }

    [Fact]
    public void NetDemand_When_backorders_are_allowed_Then_no_stock_is_guaranteed()
    {
        var product = Product([10, 20]) with { BackorderCost = [1, 1], OpeningStock = 15 };
        var demand = new NetDemand(product, Rules);
        Assert.Equal([15m, 5, -15], Enumerable.Range(0, 3).Select(demand.MinStock));
        Assert.Equal(15, demand.From(1));
    }

    [Fact]
    public void NetDemand_When_limits_are_soft_Then_only_the_opening_stock_is_guaranteed()
    {
        var product = Product([10, 20]) with { SafetyStock = [5, 5], OpeningStock = 8 };
        var demand = new NetDemand(product, Rules with { SoftLimits = true });
        Assert.Equal([8m, -2, -22], Enumerable.Range(0, 3).Select(demand.MinStock));
    }

    [Fact]
    public void NetDemand_When_safety_stock_is_a_target_Then_only_reaching_targets_adds_it()
    {
        var product = Product([10, 20]) with
        {
            SafetyStock = [5, 5],
            HoldingBasis = HoldingBasis.AboveSafetyStock,
        };
        Assert.Equal(20, new NetDemand(product, Rules).Between(1, 1));
        var reached = new NetDemand(product, Rules with { ReachTargets = true });
        Assert.Equal(5, reached.Target(0));
        // The target may be missed, so it is not available before.
        Assert.Equal(0, reached.MinStock(1));
        Assert.Equal(25, reached.Between(1, 1));
    }

    [Fact]
    public void Supply_When_it_is_the_net_demand_Then_stock_ends_at_its_target() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                foreach (var product in input.Products)
                foreach (var rules in (ModelRules[])[Rules, new() { ReachTargets = true }])
                {
                    var demand = new NetDemand(product, rules);
                    for (var first = 0; first < input.Months; first++)
                    for (var last = first; last < input.Months; last++)
                    {
                        var supply = demand.Between(first, last);
                        var served = product.Demand.Skip(first).Take(last - first + 1).Sum();
                        var closing = demand.MinStock(first) + supply - served;
                        Assert.True(closing >= demand.Target(last));
                        Assert.True(supply == 0 || closing == demand.Target(last));
                        Assert.InRange(supply, 0, demand.From(first));
                    }
                }
            },
            cases: 100
        );

    [Fact]
    public void Stock_When_a_plan_is_feasible_Then_it_is_never_below_the_minimum() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                NetDemand[] demand = [.. input.Products.Select(p => new NetDemand(p, Rules))];
                foreach (var plan in Planner.Plan(input).Plans.Where(p => p.Feasible))
                    for (var t = 0; t < input.Months; t++)
                    for (var p = 0; p < demand.Length; p++)
                    {
                        var month = plan.Periods[t].Products[p];
                        var net = month.Inventory - month.Backorders;
                        Assert.True(net >= demand[p].MinStock(t + 1) - 0.0001m);
                    }
            },
            cases: 15
        );

    private static PlanProduct Product(decimal[] demand) =>
        new()
        {
            Sku = "P",
            Demand = demand,
            UnitPrice = new decimal[demand.Length],
            HoldingCost = new decimal[demand.Length],
            SafetyStock = new decimal[demand.Length],
        };
}
