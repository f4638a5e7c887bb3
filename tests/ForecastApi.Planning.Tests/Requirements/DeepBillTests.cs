using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Tests.Requirements;

/// <summary>Bills of thousands of levels, and bills that multiply beyond what can be computed.</summary>
public sealed class DeepBillTests
{
    // Deeper than the stack of a thread would allow a recursion
    private const int Levels = 20_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Plan_When_a_bill_has_thousands_of_levels_Then_every_level_is_ordered_and_costed()
    {
        var input = Input(Chain(Levels, 1), $"L{Levels}");
        var plan = Assert.Single(
            Planner.Plan(input, [new(StrategyName.JustInTime)], null, Ct).Plans
        );
        Assert.True(plan.Feasible, string.Join(' ', plan.Reasons));
        Assert.Equal(Levels, plan.Purchases.Count);
        // Ten units, each of one part for 3
        Assert.Equal(30, plan.Costs.Material);
    }

    [Fact]
    public void Usage_When_a_bill_has_thousands_of_levels_Then_every_level_is_counted()
    {
        var usage = new GrossUsage(Chain(Levels, 1)).PerUnit("L0");
        Assert.Equal(Levels, usage.Count);
        Assert.All(usage.Values, units => Assert.Equal(1m, units));
    }

    [Fact]
    public void Usage_When_branches_join_again_and_again_Then_it_is_the_sum_of_all_paths()
    {
        // Two paths from each level to the next: 2^30 in all, which are not walked one by one
        var bills = new Dictionary<string, IReadOnlyList<BillLine>>(StringComparer.Ordinal);
        for (var i = 0; i < 30; i++)
            bills[$"L{i}"] = [new($"L{i + 1}", 1, 0), new($"L{i + 1}", 1, 0)];
        Assert.Equal(1 << 30, new GrossUsage(bills).PerUnit("L0")["L30"]);
    }

    [Fact]
    public void Usage_When_bills_multiply_beyond_the_maximum_Then_only_those_components_have_no_number()
    {
        var bills = Chain(6, BillRules.MaxQuantity, BillRules.MaxScrapRate);
        bills["P"] = [new("L5", 2, 0), new("X", 4, 0), new("L0", 1, 0)];
        var usage = new GrossUsage(bills).PerUnit("P");
        Assert.Equal(4, usage["X"]);
        Assert.Equal(1, usage["L0"]);
        Assert.Null(usage["L1"]);
        Assert.Null(usage["L5"]);
        Assert.Null(usage["L6"]);
    }

    [Fact]
    public void Plan_When_its_bills_multiply_beyond_a_decimal_Then_the_bill_is_named()
    {
        var exception = Assert.Throws<PlanInputException>(() =>
            Planner.Plan(
                Input(Chain(6, BillRules.MaxQuantity, BillRules.MaxScrapRate), "L6"),
                [new(StrategyName.JustInTime)],
                null,
                Ct
            )
        );
        Assert.StartsWith("bills.L", Assert.Single(exception.Problems).Path);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("0.000000001", true)]
    [InlineData("0.0000000001", false)]
    [InlineData("1000000000", true)]
    [InlineData("1000000000.000000001", false)]
    [InlineData("0.3333333330", true)]
    public void Quantity_When_checked_Then_it_has_nine_decimals_and_is_at_most_a_thousand_million(
        string quantity,
        bool isAllowed
    ) =>
        Assert.Equal(
            isAllowed,
            BillRules.WhyNotAQuantity(
                decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture)
            )
                is null
        );

    [Fact]
    public void Cycle_When_it_has_thousands_of_products_Then_its_ends_are_named()
    {
        var bills = Chain(Levels, 1);
        bills[$"L{Levels}"] = [new("L0", 1, 0)];
        var problem = Assert.Single(PlanProblems.Find(Input(bills, $"L{Levels}"), null));
        Assert.InRange(problem.Message.Length, 50, 400);
        Assert.EndsWith(" → … → L0.", problem.Message);
    }

    private static Dictionary<string, IReadOnlyList<BillLine>> Chain(
        int levels,
        decimal quantity,
        decimal scrapRate = 0
    ) =>
        Enumerable
            .Range(0, levels)
            .ToDictionary(
                i => $"L{i}",
                IReadOnlyList<BillLine> (i) => [new($"L{i + 1}", quantity, scrapRate)],
                StringComparer.Ordinal
            );

    private static PlanInput Input(
        IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills,
        string bought
    ) =>
        new()
        {
            Start = new(2026, 1, 1),
            Months = 1,
            Products =
            [
                new()
                {
                    Sku = "L0",
                    Demand = [10],
                    UnitPrice = [0],
                    HoldingCost = [0],
                    SafetyStock = [0],
                },
            ],
            Components = [new() { Sku = bought, UnitCost = 3 }],
            Bills = bills,
        };
}
