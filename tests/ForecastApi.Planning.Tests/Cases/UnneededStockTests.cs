using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Cases;

/// <summary>Stock that nothing needs: it is neither made nor used up because keeping it costs, and has no value twice.</summary>
public sealed class UnneededStockTests
{
    [Fact]
    public void By_product_When_its_part_has_a_supplier_Then_it_adds_nothing_to_the_value_of_parts()
    {
        // The blocks are paid for with the order, so neither stock nor use of them counts.
        var input = Case.Input(
                Case.Product("DOOR", 10, 10) with
                {
                    ByProducts = [new("BLOCK", 1)],
                },
                Case.Product("TOY", 0, 5)
            )
            .WithBill("TOY", ("BLOCK", 2)) with
        {
            Components = [new() { Sku = "BLOCK", UnitCost = 2 }],
            Suppliers =
            [
                new()
                {
                    Id = "mill",
                    Sku = "BLOCK",
                    UnitCost = 3,
                    MinQuantity = [0, 0],
                },
            ],
        };
        var plan = Case.Feasible(input);
        Assert.Empty(plan.Purchases);
        Assert.Equal([0m, 0], plan.Periods.Select(p => p.PartsStockValue));
    }

    [Fact]
    public void By_product_When_no_product_needs_it_Then_it_is_not_made()
    {
        // A crate could be made of the ten planks, which cost 5 a month to keep; no demand is for crates.
        var input = Case.Input(
                Case.Product("DOOR", 1, 1) with
                {
                    ByProducts = [new("CRATE", 1)],
                },
                Case.Product("PLANK", 0, 0) with
                {
                    OpeningStock = 10,
                    HoldingCost = [5, 5],
                }
            )
            .WithBill("CRATE", ("PLANK", 1));
        var plan = Case.Feasible(input);
        Assert.Equal([10m, 10], plan.Of("PLANK", m => m.Inventory));
        Assert.Equal(100, plan.TotalCost);
    }

    [Fact]
    public void Kits_When_enough_are_in_stock_Then_none_are_started()
    {
        // Its part is planned with the products, for it can be expedited in lots.
        var input = Case.Input(Case.Product("DESK", 0, 0, 30))
            .WithBill("DESK", ("KIT", 1))
            .WithBill("KIT", ("SCREW", 1)) with
        {
            Components =
            [
                new()
                {
                    Sku = "KIT",
                    LeadTime = 1,
                    OpeningStock = 50,
                },
                new()
                {
                    Sku = "SCREW",
                    UnitCost = 1,
                    LeadTime = 2,
                    OpeningStock = 90,
                    OrderMultiple = 15,
                    ExpediteCost = 4,
                },
            ],
        };
        Assert.Empty(Case.Feasible(input).Purchases);
    }

    [Fact]
    public void Level_When_units_arrive_after_the_plan_Then_it_still_costs_no_less_than_the_bound()
    {
        // At full hours, the second month would start pumps that arrive after the plan, and use up the motors that cost
        // 10 to keep.
        var input = Case.Input(
                Case.Product("PUMP", 0, 160) with
                {
                    LabourHoursPerUnit = 1,
                    ProductionLeadTime = 1,
                },
                Case.Product("MOTOR", 0, 0) with
                {
                    OpeningStock = 320,
                    HoldingCost = [10, 10],
                }
            )
            .WithBill("PUMP", ("MOTOR", 1)) with
        {
            Workforce = Case.Workers(2, 1) with { LabourPaid = LabourPaid.Available },
        };
        var optimal = Case.Feasible(input);
        var level = Case.Plan(input, StrategyName.Level);
        Assert.True(
            !level.Feasible || level.TotalCost >= optimal.Optimality!.Bound,
            $"Level costs {level.TotalCost}, the bound is {optimal.Optimality!.Bound}."
        );
    }
}
