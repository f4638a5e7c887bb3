using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Cases;

/// <summary>Stores and suppliers of parts, with the answers by hand.</summary>
public sealed class SharedMeansTests
{
    // 20 units are asked for in February and 12 a month can be made: 8 are kept in January.
    private static PlanInput Kept(decimal capacity) =>
        Case.Input(Case.Product("TANK", 0, 20) with { MaxProduction = [12, 12] }) with
        {
            Storage = [Store(capacity, ("TANK", 2))],
        };

    [Fact]
    public void Store_When_the_stock_fits_exactly_Then_the_plan_is_feasible()
    {
        var plan = Case.Feasible(Kept(capacity: 16));
        Assert.Equal([8m, 12], plan.Made("TANK"));
        Assert.Equal(8, plan.TotalCost);
    }

    [Fact]
    public void Store_When_the_stock_does_not_fit_Then_a_limit_that_binds_is_the_way_out()
    {
        // Five fit: three are missing.
        var plan = Case.Optimal(Kept(capacity: 10));
        Assert.False(plan.Feasible);
        Assert.Contains("20 units of TANK", plan.Reasons[0]);
        Assert.Contains(plan.Reasons, r => r.Contains("3 units of TANK"));
    }

    [Fact]
    public void Store_When_what_arrives_does_not_fit_Then_the_reasons_name_the_store()
    {
        var input = Case.Input(Case.Product("TANK", 0, 10) with { Receipts = [10, 0] }) with
        {
            Storage = [Store(8, ("TANK", 2))],
        };
        var plan = Case.Optimal(input);
        Assert.False(plan.Feasible);
        Assert.All(plan.Reasons, r => Assert.Contains("hall", r));
        Assert.Contains(
            plan.Reasons,
            r => r.StartsWith("2026-01", StringComparison.Ordinal) && r.Contains("12")
        );
    }

    [Fact]
    public void Store_When_parts_and_products_share_it_Then_a_product_made_earlier_frees_it()
    {
        // 10 kg arrive in January at 4 each in the store; a tank of 2 kg takes 3: five tanks take 15 instead of 40.
        var input = Case.Input(Case.Product("TANK", 0, 5)).WithBill("TANK", ("STEEL", 2)) with
        {
            Components =
            [
                new()
                {
                    Sku = "STEEL",
                    Receipts = [10, 0],
                    LeadTime = 5,
                },
            ],
            Storage = [Store(30, ("TANK", 3), ("STEEL", 4))],
        };
        var plan = Case.Feasible(input);
        // x tanks in January: 3x + 4 (10 − 2x) ≤ 30, so x ≥ 2
        Assert.Equal([2m, 3], plan.Made("TANK"));
        Assert.Equal(2, plan.TotalCost);
    }

    [Fact]
    public void Supplier_of_a_part_When_a_price_break_pays_Then_one_order_covers_both_months()
    {
        var plan = Case.Feasible(Bolts([new(100, 4)]));
        // 100 at 4 instead of 45 and 45 at 5
        Assert.Equal(400, plan.TotalCost);
        Assert.Equal(400, plan.Costs.Subcontract);
        Assert.Equal(0, plan.Costs.Material);
        var order = Assert.Single(plan.Purchases);
        Assert.Equal(
            ("BOLT", 100m, 400m, "works"),
            (order.Sku, order.Quantity, order.Cost, order.Supplier)
        );
        Assert.Equal([400m, 0], plan.Periods.Select(p => p.CashOut));
    }

    [Fact]
    public void Supplier_of_a_part_When_a_price_break_does_not_pay_Then_the_need_is_ordered()
    {
        var plan = Case.Feasible(Bolts([new(100, 4.6m)]));
        Assert.Equal(450, plan.TotalCost);
        Assert.Equal(90, plan.Purchases.Sum(o => o.Quantity));
    }

    [Fact]
    public void Supplier_of_a_part_When_orders_and_tools_cost_Then_they_are_paid_with_the_order()
    {
        var input = Bolts([]);
        input = input with
        {
            Suppliers = [input.Suppliers[0] with { OrderCost = 30, ToolingCost = 100 }],
        };
        var plan = Case.Feasible(input);
        Assert.Equal(450 + 30 + 100, plan.TotalCost);
        Assert.Equal((30m, 100m), (plan.Costs.Ordering, plan.Costs.Tooling));
        Assert.Equal([580m, 0], plan.Periods.Select(p => p.CashOut));
    }

    [Fact]
    public void Suppliers_of_a_part_When_the_cheaper_one_is_slow_Then_each_delivers_what_it_can()
    {
        // The stock of 10 covers part of January; the slow supplier delivers from February on.
        var input = Bolts([]) with
        {
            Components = [new() { Sku = "BOLT", OpeningStock = 10 }],
        };
        input = input with
        {
            Suppliers =
            [
                input.Suppliers[0],
                input.Suppliers[0] with
                {
                    Id = "slow",
                    UnitCost = 3,
                    LeadTime = 1,
                    OrderMultiple = 20,
                },
            ],
        };
        var plan = Case.Feasible(input);
        // 35 at 5 in January; 45 in February: 60 at 3 = 180, or 40 at 3 and 5 at 5 = 145
        Assert.Equal(175 + 145, plan.TotalCost);
        Assert.Equal(40, plan.Purchases.Where(o => o.Supplier == "slow").Sum(o => o.Quantity));
    }

    [Fact]
    public void Supplier_of_a_part_When_it_is_slow_Then_nothing_is_made_before()
    {
        var input = Bolts([]);
        input = input with
        {
            Products = [input.Products[0] with { BackorderCost = [1, 1], ClosingStock = 0 }],
            Suppliers = [input.Suppliers[0] with { LeadTime = 1 }],
        };
        var plan = Case.Feasible(input);
        Assert.Equal([0m, 90], plan.Made("SHELF"));
        Assert.Equal(45 + 450, plan.TotalCost);
        Assert.Equal([450m, 0], plan.Periods.Select(p => p.CashOut));
    }

    // 45 shelves a month, a bolt each at 5
    private static PlanInput Bolts(PriceBreak[] breaks) =>
        Case.Input(Case.Product("SHELF", 45, 45)).WithBill("SHELF", ("BOLT", 1)) with
        {
            Suppliers =
            [
                new()
                {
                    Id = "works",
                    Sku = "BOLT",
                    UnitCost = 5,
                    MinQuantity = [0, 0],
                    PriceBreaks = breaks,
                },
            ],
        };

    private static PlanStorage Store(
        decimal capacity,
        params (string Sku, decimal Units)[] unitsOf
    ) =>
        new()
        {
            Id = "hall",
            Capacity = [capacity, capacity],
            UnitsOf = unitsOf.ToDictionary(u => u.Sku, u => u.Units),
        };
}
