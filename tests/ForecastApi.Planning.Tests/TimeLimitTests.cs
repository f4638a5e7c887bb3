using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Tests;

/// <summary>The time limit bounds the whole request, and a cancelled one ends.</summary>
public sealed class TimeLimitTests
{
    private static readonly StrategyName[] All = Enum.GetValues<StrategyName>();

    [Fact]
    public void Plan_When_the_time_is_over_at_once_Then_every_strategy_says_so_and_keeps_its_fields()
    {
        var comparison = Plan(
            new()
            {
                TimeLimit = TimeSpan.FromSeconds(3),
                Spent = TimeSpan.FromSeconds(3),
                TimeLimitSetting = "Limit",
            }
        );
        Assert.Equal(All.Length, comparison.Plans.Count);
        Assert.All(
            comparison.Plans,
            plan =>
            {
                Assert.False(plan.Feasible);
                Assert.Equal(
                    [
                        "Not planned: the time limit of 3 seconds (Limit) is over. Plan fewer products, months or strategies, or raise the limit.",
                    ],
                    plan.Reasons
                );
                Assert.Equal(3, plan.Periods.Count);
            }
        );
        Assert.Null(comparison.Best);
    }

    [Fact]
    public void Plan_When_the_time_is_over_before_the_optimum_Then_it_is_the_best_plan_so_far()
    {
        // Each reading of the clock takes 0.04 seconds: the first strategy is planned, the search has no time left
        var comparison = Planner.Plan(
            Input(),
            [new(StrategyName.JustInTime), new(StrategyName.Optimal)],
            new()
            {
                TimeLimit = TimeSpan.FromSeconds(0.7),
                Clock = new SlowClock(TimeSpan.FromSeconds(0.04)),
            },
            TestContext.Current.CancellationToken
        );
        var (made, optimal) = (comparison.Plans[0], comparison.Plans[1]);
        Assert.True(made.Feasible, string.Join(' ', made.Reasons));
        Assert.True(optimal.Feasible);
        Assert.Equal(made.TotalCost, optimal.TotalCost);
        Assert.Equal(OptimalityStatus.Feasible, optimal.Optimality!.Status);
        Assert.Equal(0, optimal.Optimality.Bound);
    }

    [Fact]
    public void Plan_When_the_time_is_over_in_the_risk_analysis_Then_a_warning_says_so()
    {
        var input = Input();
        input = input with
        {
            Risk = new()
            {
                Scenarios = 10_000,
                Demand =
                [
                    .. input.Products.Select(p => new UncertainDemand(
                        p.Sku,
                        [1, 1, 1],
                        (_, _) => 5
                    )),
                ],
            },
        };
        var comparison = Planner.Plan(
            input,
            [new(StrategyName.JustInTime)],
            new()
            {
                TimeLimit = TimeSpan.FromSeconds(40),
                Clock = new SlowClock(TimeSpan.FromSeconds(1)),
            },
            TestContext.Current.CancellationToken
        );
        Assert.True(comparison.Plans[0].Feasible);
        Assert.Null(comparison.Plans[0].Risk);
        Assert.Contains(
            comparison.Warnings,
            w => w.StartsWith("The risk of the plans is not computed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Plan_When_cancelled_Then_it_throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        foreach (var name in All)
            Assert.ThrowsAny<OperationCanceledException>(() =>
                Planner.Plan(Input(), [new(name)], null, cancelled.Token)
            );
    }

    [Fact]
    public async Task Solver_When_cancelled_in_a_large_continuous_program_Then_it_ends()
    {
        var program = Transport(400);
        using var cancel = new CancellationTokenSource();
        var budget = new TimeBudget(TimeProvider.System, TimeSpan.FromMinutes(10), cancel.Token);
        using var session = new SolverSession(program, LinearSolver.Continuous, budget);
        var solve = Task.Run(() => session.Solve(1, budget), TestContext.Current.CancellationToken);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            solve.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void Strategies_When_there_are_more_than_twenty_Then_the_field_is_named()
    {
        var problem = Assert.Single(
            PlanProblems.Find(
                Input(),
                [.. Enumerable.Repeat(new StrategyChoice(StrategyName.Level), 21)]
            )
        );
        Assert.Equal("strategies", problem.Path);
        Assert.Contains("at most 20", problem.Message);
    }

    private static PlanComparison Plan(PlannerOptions options) =>
        Planner.Plan(
            Input(),
            [.. All.Select(name => new StrategyChoice(name))],
            options,
            TestContext.Current.CancellationToken
        );

    // A dense transport problem, which takes CLP far longer than a slice
    private static LinearProgram Transport(int size)
    {
        var random = new Random(1);
        var program = new LinearProgram();
        var columns = new int[size, size];
        for (var i = 0; i < size; i++)
        for (var j = 0; j < size; j++)
            columns[i, j] = program.AddColumn(0, double.PositiveInfinity, random.NextDouble());
        for (var i = 0; i < size; i++)
        {
            var (row, column) = (i, i);
            program.AddRow(1, 1, Enumerable.Range(0, size).Select(j => (columns[row, j], 1.0)));
            program.AddRow(1, 1, Enumerable.Range(0, size).Select(j => (columns[j, column], 1.0)));
        }
        return program;
    }

    private static PlanInput Input() =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = 3,
            Products =
            [
                new()
                {
                    Sku = "P",
                    Demand = [5, 5, 5],
                    UnitPrice = new decimal[3],
                    MaterialCost = [1, 1, 1],
                    LabourHoursPerUnit = 1,
                    HoldingCost = [1, 1, 1],
                    SetupCost = [10, 10, 10],
                    SafetyStock = new decimal[3],
                },
            ],
            Workforce = new()
            {
                OpeningWorkers = 5,
                HoursPerDay = [8, 8, 8],
                WorkingDays = [20, 20, 20],
                RegularRate = 1,
                OvertimeRate = 2,
            },
            Suppliers =
            [
                new()
                {
                    Id = "s",
                    Sku = "P",
                    UnitCost = 9,
                    MinQuantity = new decimal[3],
                },
            ],
        };

    private sealed class SlowClock(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }
}
