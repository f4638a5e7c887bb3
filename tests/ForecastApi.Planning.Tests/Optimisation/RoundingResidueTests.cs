using CsCheck;
using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Tests.Feasibility;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Optimisation;

public sealed class RoundingResidueTests
{
    [Fact]
    public void Residue_When_three_rounded_thirds_miss_a_unit_Then_a_supply_is_raised()
    {
        // 0.333333 in regular hours, in overtime and from a supplier: 0.999999 of 1.
        var input = Input([1]) with
        {
            Suppliers = [Mill()],
        };
        var decisions = PlanDecisions.Nothing(input);
        decisions.Regular[0][0] = decisions.Overtime[0][0] = decisions.Ordered[0][0] = 0.333333m;
        RoundingResidue.Remove(input, decisions);
        Assert.Equal(0.333334m, decisions.Regular[0][0]);
        Assert.Equal(0, new StockLedger(input, decisions).Net(0, 0));
    }

    [Fact]
    public void Residue_When_the_month_has_no_supply_Then_the_latest_earlier_one_is_changed()
    {
        var input = Input([10, 10, 10]);
        var decisions = Making(input, 10, 20.000002m, 0);
        RoundingResidue.Remove(input, decisions);
        Assert.Equal([10m, 20, 0], decisions.Regular[0]);
    }

    [Theory]
    [InlineData(9.9998)]
    [InlineData(10.0002)]
    public void Residue_When_the_difference_is_a_quantity_Then_nothing_changes(double units)
    {
        var input = Input([10]);
        var decisions = Making(input, (decimal)units);
        RoundingResidue.Remove(input, decisions);
        Assert.Equal((decimal)units, decisions.Regular[0][0]);
    }

    [Theory]
    [InlineData(15.00004, 15)]
    [InlineData(30.00004, 30)]
    public void Residue_When_stock_is_next_to_a_limit_Then_it_ends_at_the_limit(
        double units,
        int exact
    )
    {
        // A minimum of 5 and a maximum of 20 in stock.
        var input = Input([10]);
        input = input with
        {
            Products = [input.Products[0] with { SafetyStock = [5], MaxStock = [20] }],
        };
        var decisions = Making(input, (decimal)units);
        RoundingResidue.Remove(input, decisions);
        Assert.Equal(exact, decisions.Regular[0][0]);
    }

    [Fact]
    public void Residue_When_the_batch_is_the_minimum_Then_it_is_not_lowered()
    {
        var input = Input([10]);
        input = input with { Products = [input.Products[0] with { MinBatch = 10.00005m }] };
        var decisions = Making(input, 10.00005m);
        RoundingResidue.Remove(input, decisions);
        Assert.Equal(10.00005m, decisions.Regular[0][0]);
        Assert.Empty(Breaches.Of(input, decisions));
    }

    [Theory]
    [InlineData(10.00005, 10, 10.00005, 0)]
    [InlineData(9.99995, 0, 9.99995, 0)]
    [InlineData(10.00005, 0, 20, 10.00005)]
    public void Residue_When_an_order_is_at_a_limit_or_price_break_Then_it_is_unchanged(
        double ordered,
        double minimum,
        double maximum,
        double priceBreak
    )
    {
        var mill = Mill() with
        {
            UnitCost = 5,
            MinQuantity = [(decimal)Math.Max(minimum, minimum > 0 ? ordered : 0)],
            MaxQuantity = [(decimal)maximum],
            PriceBreaks = priceBreak > 0 ? [new((decimal)priceBreak, 4)] : [],
        };
        var input = Input([10]) with { Suppliers = [mill] };
        var decisions = PlanDecisions.Nothing(input);
        decisions.Ordered[0][0] = (decimal)ordered;
        RoundingResidue.Remove(input, decisions);
        Assert.Equal((decimal)ordered, decisions.Ordered[0][0]);
        Assert.Empty(Breaches.Of(input, decisions));
    }

    [Fact]
    public void Residue_When_every_month_is_rounded_Then_stock_is_exact_and_the_plan_feasible() =>
        Gen.Select(Gen.Int[1, 900].Array[1, 8], Gen.Int[-50, 50].Array[8])
            .Holds(
                (demand, noise) =>
                {
                    var input = Input([.. demand.Select(d => d / 7m).Select(Tolerance.Round)]);
                    var decisions = Making(
                        input,
                        [.. input.Products[0].Demand.Select((d, t) => d + (noise[t] / 1e6m))]
                    );
                    RoundingResidue.Remove(input, decisions);
                    var stock = new StockLedger(input, decisions);
                    Assert.All(
                        Enumerable.Range(0, input.Months),
                        t => Assert.Equal(0, stock.Net(0, t))
                    );
                    Assert.Empty(Breaches.Of(input, decisions));
                },
                cases: 200
            );

    [Fact]
    public void Decisions_When_read_from_a_solver_Then_rounding_never_makes_them_infeasible()
    {
        var read = 0;
        PlanGen.Inputs.Holds(
            input =>
            {
                input = InputRounding.ToWholeMillionths(input);
                var model = PlanModelBuilder.Build(input, new(), ModelCheck.Budget());
                var solution = LinearSolver.Solve(model.Program, 1, ModelCheck.Budget());
                if (!solution.HasSolution)
                    return;
                var decisions = DecisionReader.Read(input, model, solution);
                Assert.Empty(Breaches.Of(input, decisions).Select(b => b.Reason));
                read++;
            },
            cases: 50
        );
        Assert.InRange(read, 20, 50);
    }

    [Fact]
    public void Plan_When_a_unit_takes_many_hours_Then_rounding_it_does_not_exceed_the_hours()
    {
        // 16,000 hours make 6.6666667 ships of 2,400 hours; 6.666667 of them take 0.0008 hours more.
        var input = Input([10]);
        input = input with
        {
            Products =
            [
                input.Products[0] with
                {
                    LabourHoursPerUnit = 2_400,
                    LostSaleCost = [1_000_000],
                },
            ],
            Workforce = new()
            {
                HoursPerDay = [8],
                WorkingDays = [20],
                RegularRate = 1,
                MaxWorkers = [100],
            },
        };
        var plan = Planner
            .Plan(
                input,
                [new(StrategyName.Optimal)],
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Plans[0];
        Assert.Empty(plan.Reasons);
    }

    [Fact]
    public void Plan_When_workers_are_fractional_Then_rounding_them_does_not_exceed_their_hours()
    {
        // 1,000 / 744 = 1.3440860 workers; 1.344086 of them have 0.000016 hours less, of a month around the clock.
        var input = Input([1_000]);
        input = input with
        {
            Products = [input.Products[0] with { LabourHoursPerUnit = 7 }],
            Workforce = new()
            {
                HoursPerDay = [2_400],
                WorkingDays = [31],
                RegularRate = 1,
                WholeWorkers = false,
            },
        };
        var plan = Planner
            .Plan(
                input,
                [new(StrategyName.Optimal)],
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Plans[0];
        Assert.Empty(plan.Reasons);
    }

    private static PlanDecisions Making(PlanInput input, params decimal[] units)
    {
        var decisions = PlanDecisions.Nothing(input);
        units.CopyTo(decisions.Regular[0], 0);
        return decisions;
    }

    private static PlanInput Input(decimal[] demand) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = demand.Length,
            Products =
            [
                new()
                {
                    Sku = "P",
                    Demand = demand,
                    UnitPrice = new decimal[demand.Length],
                    HoldingCost = new decimal[demand.Length],
                    SafetyStock = new decimal[demand.Length],
                },
            ],
        };

    private static PlanSupplier Mill() =>
        new()
        {
            Id = "mill",
            Sku = "P",
            MinQuantity = [0],
        };
}
