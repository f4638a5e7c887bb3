using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Cases;

/// <summary>Items that are made, sold and built in, with the answers by hand.</summary>
public sealed class SubAssemblyTests
{
    [Theory]
    [InlineData(StrategyName.Optimal)]
    [InlineData(StrategyName.JustInTime)]
    public void Frame_When_forty_are_in_stock_Then_they_spare_their_hours(StrategyName strategy)
    {
        var input = Case.Input(
                Case.Product("BIKE", 50, 50),
                Case.Product("FRAME", 0, 0) with
                {
                    LabourHoursPerUnit = 0.5m,
                    HoldingCost = [0, 0],
                    OpeningStock = 40,
                }
            )
            .WithBill("BIKE", ("FRAME", 1)) with
        {
            Workforce = Case.Workers(2, 1),
        };
        var plan = Case.Plan(input, strategy);
        Assert.True(plan.Feasible, string.Join(' ', plan.Reasons));
        // 100 frames would take 50 hours.
        Assert.Equal(60, plan.Made("FRAME").Sum());
        Assert.Equal(30, plan.Periods.Sum(p => p.RegularHours));
        Assert.Equal(30, plan.TotalCost);
        Assert.Equal([50m, 50], plan.Of("FRAME", m => m.Drawn));
    }

    // 7 motors a month are sold, and 13 pumps a month take one each; 18 motors a month can be made, 3 are there.
    private static PlanInput Motors() =>
        Case.Input(
                Case.Product("PUMP", 13, 13),
                Case.Product("MOTOR", 7, 7) with
                {
                    HoldingCost = [0, 0],
                    OpeningStock = 3,
                    MaxProduction = [18, 18],
                }
            )
            .WithBill("PUMP", ("MOTOR", 1));

    [Fact]
    public void Motor_When_sold_and_built_in_Then_one_is_missing_in_the_second_month()
    {
        var plan = Case.Optimal(Motors());
        Assert.False(plan.Feasible);
        var reason = Assert.Single(
            plan.Reasons,
            r => r.StartsWith("2026-02", StringComparison.Ordinal)
        );
        Assert.Contains("1 unit of ", reason);
        Assert.DoesNotContain(plan.Reasons, r => r.StartsWith("2026-01", StringComparison.Ordinal));
        Assert.Contains(plan.Reasons, r => r.Contains("MOTOR"));
    }

    [Theory]
    [InlineData("MOTOR", StrategyName.Optimal, 1)]
    [InlineData("PUMP", StrategyName.Optimal, 1)]
    // Without stock made ahead, the second month has 18 motors for 20.
    [InlineData("MOTOR", StrategyName.JustInTime, 2)]
    [InlineData("PUMP", StrategyName.JustInTime, 2)]
    public void Motor_When_one_of_its_uses_may_be_lost_Then_that_one_goes_without(
        string sku,
        StrategyName strategy,
        int lost
    )
    {
        var input = Motors();
        input = input with
        {
            Products =
            [
                .. input.Products.Select(p => p.Sku == sku ? p with { LostSaleCost = [9, 9] } : p),
            ],
        };
        var plan = Case.Plan(input, strategy);
        Assert.True(plan.Feasible, string.Join(' ', plan.Reasons));
        Assert.Equal(lost, plan.Of(sku, m => m.LostSales).Sum());
        Assert.Equal(9 * lost, plan.TotalCost);
        Assert.Equal([strategy == StrategyName.Optimal ? 18m : 17, 18], plan.Made("MOTOR"));
        Assert.Equal(sku == "PUMP" ? 26 - lost : 26, plan.Of("MOTOR", m => m.Drawn).Sum());
    }

    [Fact]
    public void Motor_When_both_may_be_lost_Then_the_cheaper_one_is()
    {
        var input = Motors();
        input = input with
        {
            Products =
            [
                input.Products[0] with
                {
                    LostSaleCost = [4, 4],
                },
                input.Products[1] with
                {
                    LostSaleCost = [3, 3],
                },
            ],
        };
        var plan = Case.Feasible(input);
        Assert.Equal(3, plan.TotalCost);
        Assert.Equal(1, plan.Of("MOTOR", m => m.LostSales).Sum());
    }

    [Fact]
    public void Draws_When_stock_is_owed_to_customers_Then_parents_do_not_take_it()
    {
        // 10 motors are there for 10 customers or 10 pumps; a pump late costs 5, a motor late 2.
        var input = Case.Input(
                Case.Product("PUMP", 10, 0) with
                {
                    BackorderCost = [5, 5],
                },
                Case.Product("MOTOR", 10, 0) with
                {
                    OpeningStock = 10,
                    BackorderCost = [2, 2],
                    MaxProduction = [0, 10],
                }
            )
            .WithBill("PUMP", ("MOTOR", 1));
        var plan = Case.Feasible(input);
        Assert.Equal(20, plan.TotalCost);
        Assert.Equal([10m, 0], plan.Made("PUMP"));
        Assert.Equal([10m, 0], plan.Of("MOTOR", m => m.Backorders));
    }

    [Fact]
    public void Limits_When_only_one_product_is_short_Then_the_reasons_name_its_limit_alone()
    {
        var input = Case.Input(
            Case.Product("CHAIR", 12, 12) with
            {
                MaxProduction = [10, 10],
            },
            Case.Product("STOOL", 10, 10)
        ) with
        {
            Resources =
            [
                new()
                {
                    Id = "press",
                    HoursPerUnit = new Dictionary<string, decimal> { ["STOOL"] = 2 },
                    OpeningMachines = [1, 1],
                    HoursPerMachine = [20, 20],
                },
            ],
        };
        var plan = Case.Optimal(input);
        Assert.False(plan.Feasible);
        Assert.Contains(plan.Reasons, r => r.Contains("CHAIR"));
        Assert.DoesNotContain(plan.Reasons, r => r.Contains("press") || r.Contains("STOOL"));
        Assert.Equal([10m, 10], plan.Made("STOOL"));
    }

    [Fact]
    public void Levels_When_there_are_three_Then_each_draws_in_the_month_of_its_start()
    {
        // A machine of 2 drives (a month to make) of 3 gears (a month to make), from 1 kg of steel each.
        var input = Case.Input(
                Case.Product("MACHINE", 0, 0, 5) with
                {
                    LabourHoursPerUnit = 2,
                },
                Case.Product("DRIVE", 0, 0, 0) with
                {
                    LabourHoursPerUnit = 1,
                    ProductionLeadTime = 1,
                },
                Case.Product("GEAR", 0, 0, 0) with
                {
                    LabourHoursPerUnit = 0.1m,
                    ProductionLeadTime = 1,
                }
            )
            .WithBill("MACHINE", ("DRIVE", 2))
            .WithBill("DRIVE", ("GEAR", 3))
            .WithBill("GEAR", ("STEEL", 1)) with
        {
            Workforce = Case.Workers(3, 1, rate: 10),
            Components = [new() { Sku = "STEEL", UnitCost = 2 }],
        };
        var plan = Case.Feasible(input);
        Assert.Equal([30m, 0, 0], plan.Made("GEAR"));
        Assert.Equal([0m, 10, 0], plan.Made("DRIVE"));
        Assert.Equal([0m, 0, 5], plan.Made("MACHINE"));
        Assert.Equal([3m, 10, 10], plan.Periods.Select(p => p.RegularHours));
        Assert.Equal([0m, 30, 0], plan.Of("GEAR", m => m.Completed));
        Assert.Equal([(0, 30m)], plan.Orders("STEEL"));
        Assert.Equal(60 + 230, plan.TotalCost);
    }
}
