using System.Text.Json;
using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests;

public sealed class PlanPropertyTests
{
    private const int Cases = 30;

    [Fact]
    public void Plans_When_the_input_is_random_Then_stock_balances_and_costs_add_up() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                foreach (var plan in Planner.Plan(input).Plans)
                    PlanAssert.Consistent(input, plan);
            },
            cases: Cases
        );

    [Fact]
    public void Optimum_When_the_input_is_random_Then_no_strategy_is_better() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                var plans = Planner.Plan(input).Plans;
                var optimal = plans[^1];
                foreach (var plan in plans.Where(p => p.Feasible))
                {
                    Assert.True(
                        optimal.Feasible,
                        plan.Strategy + " is feasible, the optimum is not"
                    );
                    AssertNotBetter(input, plan, optimal.Optimality!.Bound);
                }
            },
            cases: Cases
        );

    [Fact]
    public void Optimum_When_proven_Then_its_cost_equals_its_bound() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                var optimal = Optimum(input);
                if (optimal.Optimality!.Status != OptimalityStatus.Optimal)
                    return;
                var value =
                    input.Objective == PlanObjective.MaximumProfit
                        ? optimal.Profit
                        : optimal.TotalCost;
                Assert.Equal((double)optimal.Optimality.Bound, (double)value, 0.01);
            },
            cases: Cases
        );

    [Fact]
    public void Optimum_When_capacity_grows_Then_it_does_not_get_worse() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                var tight = Optimum(input);
                var loose = Optimum(
                    input with
                    {
                        Workforce = input.Workforce is { } w
                            ? w with
                            {
                                MaxWorkers = w.MaxWorkers?.Select(n => n + 5).ToArray(),
                                MaxOvertimeHours = w.MaxOvertimeHours?.Select(h => h * 2).ToArray(),
                            }
                            : null,
                        Suppliers =
                        [
                            .. input.Suppliers.Select(s =>
                                s with
                                {
                                    MaxQuantity = s.MaxQuantity?.Select(q => q * 2).ToArray(),
                                }
                            ),
                        ],
                        Products =
                        [
                            .. input.Products.Select(p =>
                                p with
                                {
                                    MaxStock = p.MaxStock?.Select(q => q * 2).ToArray(),
                                }
                            ),
                        ],
                    }
                );
                if (!tight.Feasible)
                    return;
                Assert.True(loose.Feasible);
                AssertNotBetter(input, tight, loose.Optimality!.Bound);
            },
            cases: Cases
        );

    [Fact]
    public void Plans_When_every_cost_doubles_Then_their_cost_doubles() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                var once = Planner.Plan(input).Plans;
                var twice = Planner.Plan(Doubled(input)).Plans;
                foreach (var (a, b) in once.Zip(twice).Where(pair => pair.First.Feasible))
                {
                    var (value, doubled) = (Value(input, a), Value(input, b));
                    Assert.True(
                        Math.Abs((2 * value) - doubled) <= 0.01m + Math.Abs(value * 0.000002m)
                    );
                }
            },
            cases: Cases
        );

    [Fact]
    public void Plans_When_products_change_order_Then_their_cost_is_the_same() =>
        PlanGen.Inputs.Holds(
            input =>
            {
                var plans = Planner.Plan(input).Plans;
                var reversed = Planner
                    .Plan(
                        input with
                        {
                            Products = [.. input.Products.Reverse()],
                            Resources = [.. input.Resources.Reverse()],
                            Suppliers = [.. input.Suppliers.Reverse()],
                        }
                    )
                    .Plans;
                Assert.Equal(plans.Select(p => p.Strategy), reversed.Select(p => p.Strategy));
                foreach (var (a, b) in plans.Zip(reversed))
                {
                    Assert.Equal(a.Feasible, b.Feasible);
                    var (x, y) = (Value(input, a), Value(input, b));
                    if (a.Feasible)
                        Assert.True(
                            Math.Abs(x - y) <= 0.01m + Math.Abs(x * 0.000001m),
                            $"{a.Strategy}: {x} or {y}"
                        );
                }
            },
            cases: Cases
        );

    [Fact]
    public void Plans_When_planned_again_Then_they_are_identical() =>
        PlanGen.Inputs.Holds(
            input => Assert.Equal(Text(Planner.Plan(input)), Text(Planner.Plan(input))),
            cases: Cases / 3
        );

    private static string Text(PlanComparison comparison) =>
        JsonSerializer.Serialize(
            comparison.Plans.Select(p =>
                p with
                {
                    Optimality = p.Optimality is { } o ? o with { Seconds = 0 } : null,
                }
            )
        );

    private static ProductionPlan Optimum(PlanInput input) =>
        Planner.Plan(input, [new(StrategyName.Optimal)]).Plans[0];

    private static decimal Value(PlanInput input, ProductionPlan plan) =>
        input.Objective == PlanObjective.MaximumProfit ? plan.Profit : plan.TotalCost;

    private static void AssertNotBetter(PlanInput input, ProductionPlan plan, decimal bound)
    {
        var value = Value(input, plan);
        var slack = 0.01m + Math.Abs(bound * 0.000001m);
        if (input.Objective == PlanObjective.MaximumProfit)
            Assert.True(value <= bound + slack, plan.Strategy + " earns more than the bound");
        else
            Assert.True(value >= bound - slack, plan.Strategy + " costs less than the bound");
    }

    private static PlanInput Doubled(PlanInput input) =>
        input with
        {
            Products =
            [
                .. input.Products.Select(p =>
                    p with
                    {
                        UnitPrice = Twice(p.UnitPrice)!,
                        MaterialCost = Twice(p.MaterialCost),
                        HoldingCost = Twice(p.HoldingCost)!,
                        BackorderCost = Twice(p.BackorderCost),
                        LostSaleCost = Twice(p.LostSaleCost),
                        SetupCost = Twice(p.SetupCost),
                    }
                ),
            ],
            Workforce = input.Workforce is { } w
                ? w with
                {
                    RegularRate = 2 * w.RegularRate,
                    OvertimeRate = 2 * w.OvertimeRate,
                    HireCost = 2 * w.HireCost,
                    LayoffCost = 2 * w.LayoffCost,
                    RateIncreaseCost = 2 * w.RateIncreaseCost,
                    RateDecreaseCost = 2 * w.RateDecreaseCost,
                }
                : null,
            Resources =
            [
                .. input.Resources.Select(r =>
                    r with
                    {
                        OperatingCostPerHour = 2 * r.OperatingCostPerHour,
                        PurchaseCost = 2 * r.PurchaseCost,
                    }
                ),
            ],
            Suppliers =
            [
                .. input.Suppliers.Select(s =>
                    s with
                    {
                        UnitCost = 2 * s.UnitCost,
                        ToolingCost = 2 * s.ToolingCost,
                        OrderCost = 2 * s.OrderCost,
                        PriceBreaks =
                        [
                            .. s.PriceBreaks.Select(b => b with { UnitCost = 2 * b.UnitCost }),
                        ],
                    }
                ),
            ],
        };

    private static decimal[]? Twice(IReadOnlyList<decimal>? values) =>
        values?.Select(v => 2 * v).ToArray();
}
