using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Cases;

/// <summary>Yield, batches, lead times, receipts and by-products, with the answers by hand.</summary>
public sealed class ProductionTests
{
    [Fact]
    public void Yield_When_it_is_80_percent_Then_80_good_units_take_the_hours_and_parts_of_100()
    {
        var input = Case.Input(
                Case.Product("CUP", 80) with
                {
                    Yield = 0.8m,
                    LabourHoursPerUnit = 0.5m,
                }
            )
            .WithBill("CUP", ("CLAY", 2)) with
        {
            Workforce = Case.Workers(1, 1, rate: 10),
            Components = [new() { Sku = "CLAY", UnitCost = 3 }],
            Resources =
            [
                new()
                {
                    Id = "kiln",
                    HoursPerUnit = new Dictionary<string, decimal> { ["CUP"] = 0.2m },
                    OpeningMachines = [1],
                    HoursPerMachine = [20],
                    OperatingCostPerHour = 5,
                },
            ],
        };
        var plan = Case.Feasible(input);
        Assert.Equal([80m], plan.Made("CUP"));
        Assert.Equal(50, plan.Periods[0].RegularHours);
        Assert.Equal(20, plan.Periods[0].Resources[0].HoursUsed);
        Assert.Equal([(0, 200m)], plan.Orders("CLAY"));
        Assert.Equal(600, plan.Costs.Material);
        Assert.Equal(500 + 600 + 100, plan.TotalCost);
    }

    [Fact]
    public void Yield_When_a_material_cost_is_given_Then_it_is_that_of_the_units_started()
    {
        var input = Case.Input(Case.Product("CUP", 80) with { Yield = 0.8m, MaterialCost = [3] });
        Assert.Equal(300, Case.Feasible(input).Costs.Material);
    }

    [Fact]
    public void Batches_When_they_are_multiples_Then_the_surplus_is_stocked()
    {
        var input = Case.Input(Case.Product("SOAP", 10, 10, 10) with { BatchMultiple = 8 });
        var plan = Case.Feasible(input);
        Assert.Equal([16m, 8, 8], plan.Made("SOAP"));
        Assert.Equal([6m, 4, 2], plan.Of("SOAP", m => m.Inventory));
        Assert.Equal(12, plan.TotalCost);
    }

    [Theory]
    [InlineData(StrategyName.JustInTime)]
    [InlineData(StrategyName.Chase)]
    [InlineData(StrategyName.Optimal)]
    public void Batches_When_units_are_whole_Then_every_strategy_makes_whole_units(
        StrategyName strategy
    )
    {
        var input = Case.Input(
            Case.Product("SOAP", 2.5m, 2.5m, 2.5m) with
            {
                BatchMultiple = 1,
                LabourHoursPerUnit = 1,
            }
        ) with
        {
            Workforce = Case.Workers(3, 1),
        };
        var plan = Case.Plan(input, strategy);
        Assert.True(plan.Feasible, string.Join(' ', plan.Reasons));
        Assert.Equal([3m, 2, 3], plan.Made("SOAP"));
    }

    [Fact]
    public void Batches_When_no_multiple_is_within_the_maximum_Then_nothing_is_made()
    {
        var input = Case.Input(
            Case.Product("SOAP", 10) with
            {
                BatchMultiple = 8,
                MaxProduction = [7],
                LostSaleCost = [2],
            }
        );
        var plan = Case.Feasible(input);
        Assert.Equal([0m], plan.Made("SOAP"));
        Assert.Equal(20, plan.TotalCost);
    }

    [Fact]
    public void Lead_time_of_production_When_it_is_a_month_Then_the_hours_are_those_of_the_start()
    {
        var input = Case.Input(
            Case.Product("WINE", 3, 10, 0) with
            {
                ProductionLeadTime = 1,
                OpeningStock = 3,
                LabourHoursPerUnit = 1,
            }
        ) with
        {
            Workforce = Case.Workers(3, 1, rate: 2),
        };
        var plan = Case.Feasible(input);
        Assert.Equal([10m, 0, 0], plan.Made("WINE"));
        Assert.Equal([0m, 10, 0], plan.Of("WINE", m => m.Completed));
        Assert.Equal([10m, 0, 0], plan.Periods.Select(p => p.RegularHours));
        Assert.Equal(20, plan.TotalCost);
    }

    [Fact]
    public void Lead_time_of_production_When_the_first_demand_is_before_it_Then_it_is_missing()
    {
        var input = Case.Input(Case.Product("WINE", 4, 4) with { ProductionLeadTime = 1 });
        var plan = Case.Optimal(input);
        Assert.False(plan.Feasible);
        Assert.Contains(
            plan.Reasons,
            r => r.StartsWith("2026-01", StringComparison.Ordinal) && r.Contains("4 units of WINE")
        );
    }

    [Fact]
    public void Receipts_When_units_are_on_order_Then_only_the_rest_is_made_and_paid()
    {
        var input = Case.Input(
            Case.Product("BOOK", 10, 10) with
            {
                Receipts = [4, 8],
                MaterialCost = [5, 5],
            }
        );
        var plan = Case.Feasible(input);
        Assert.Equal([6m, 2], plan.Made("BOOK"));
        Assert.Equal([4m, 8], plan.Of("BOOK", m => m.Receipts));
        Assert.Equal([30m, 10], plan.Periods.Select(p => p.CashOut));
    }

    [Fact]
    public void By_product_When_it_has_demand_of_its_own_Then_less_of_it_is_made()
    {
        var input = Case.Input(
            Case.Product("BOARD", 10, 10) with
            {
                MaterialCost = [20, 20],
                ByProducts = [new("PELLET", 0.5m)],
            },
            Case.Product("PELLET", 8, 8) with
            {
                MaterialCost = [4, 4],
            }
        );
        var plan = Case.Feasible(input);
        Assert.Equal([5m, 5], plan.Of("PELLET", m => m.ByProduct));
        Assert.Equal([3m, 3], plan.Made("PELLET"));
        Assert.Equal(400 + 24, plan.TotalCost);
    }

    [Fact]
    public void By_product_When_it_is_the_only_source_Then_its_product_is_made_for_it()
    {
        // Cream comes of milk alone: 6 units of cream take 12 of milk at 1 each.
        var input = Case.Input(
            Case.Product("MILK", 4) with
            {
                MaterialCost = [1],
                ByProducts = [new("CREAM", 0.5m)],
            },
            Case.Product("CREAM", 6) with
            {
                MaxProduction = [0],
            }
        );
        var plan = Case.Feasible(input);
        Assert.Equal([12m], plan.Made("MILK"));
        Assert.Equal([8m], plan.Of("MILK", m => m.Inventory));
        // and 8 of the milk are left.
        Assert.Equal(20, plan.TotalCost);
    }

    [Fact]
    public void By_product_When_it_is_a_part_Then_fewer_are_bought()
    {
        var input = Case.Input(
                Case.Product("DOOR", 10, 10) with
                {
                    ByProducts = [new("BLOCK", 1)],
                },
                Case.Product("TOY", 0, 15)
            )
            .WithBill("TOY", ("BLOCK", 2)) with
        {
            Components =
            [
                new()
                {
                    Sku = "BLOCK",
                    UnitCost = 2,
                    LeadTime = 1,
                },
            ],
        };
        var plan = Case.Feasible(input);
        // 30 blocks less 20 from the doors
        Assert.Equal([(1, 10m)], plan.Orders("BLOCK"));
        Assert.Equal([0m, 20], plan.Periods.Select(p => p.MaterialPaid));
    }

    [Fact]
    public void Hours_When_a_unit_takes_hundreds_Then_rounding_does_not_make_the_plan_infeasible()
    {
        // 480 hours make 480 / 700 = 0.685714285714… of a unit.
        var input = Case.Input(
            Case.Product("SHIP", 2, 2) with
            {
                LabourHoursPerUnit = 700,
                LostSaleCost = [1_000_000, 1_000_000],
            }
        ) with
        {
            Workforce = Case.Workers(2, 3),
        };
        Assert.All(Case.Feasible(input).Made("SHIP"), m => Assert.InRange(m, 0.6857m, 0.6858m));
    }
}
