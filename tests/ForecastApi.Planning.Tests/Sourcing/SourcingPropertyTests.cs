using CsCheck;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Sourcing;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Planning.Tests.Sourcing;

public sealed class SourcingPropertyTests
{
    private const int Cases = 40;

    private static Gen<PlanInput> OneMonth { get; } =
        PlanGen.Inputs.Where(input => input.Months == 1);

    private static Gen<decimal[]> Volumes { get; } =
        Gen.Int[1, 6000].Select(n => n / 10m).Array[2, 12];

    [Fact]
    public void Sources_When_the_input_is_random_Then_a_plan_limited_to_them_costs_the_same() =>
        OneMonth
            .Select(Volumes)
            .Holds(
                (input, volumes) =>
                {
                    var curve = SourcingCurve.Compare(input, "P1", volumes);
                    foreach (var volume in curve.Volumes)
                    foreach (var source in volume.Sources)
                    {
                        var plan = Planner
                            .Plan(Forced(input, source, volume.Volume), [new(StrategyName.Optimal)])
                            .Plans[0];
                        Assert.Equal(plan.Feasible, source.Feasible);
                        if (source.Feasible)
                            Assert.Equal((double)plan.TotalCost, (double)source.Cost!, 0.01);
                    }
                },
                cases: Cases
            );

    [Fact]
    public void Changes_When_the_input_is_random_Then_they_match_the_cheapest_at_every_volume() =>
        OneMonth
            .Select(Volumes)
            .Holds(
                (input, volumes) =>
                {
                    var curve = SourcingCurve.Compare(input, "P1", volumes);
                    Assert.Equal(volumes.Max(), curve.ChangesListedTo);
                    Assert.Equal(curve.Changes.OrderBy(c => c.Volume), curve.Changes);
                    foreach (var (before, after) in curve.Changes.Zip(curve.Changes.Skip(1)))
                        Assert.Equal(before.To, after.From);
                    var first = curve.Volumes.MinBy(v => v.Volume)!.Cheapest;
                    foreach (var volume in curve.Volumes)
                    {
                        var source = curve
                            .Changes.Where(c => c.Volume < volume.Volume)
                            .Select(c => c.To)
                            .DefaultIfEmpty(first)
                            .Last();
                        var least = volume.Sources.Where(s => s.Feasible).Min(s => s.Cost);
                        var cost = volume.Sources.FirstOrDefault(s => s.Source == source)?.Cost;
                        Assert.Equal(least is null, cost is null);
                        // At a change, within rounding, both sources cost the same.
                        Assert.Equal((double)(least ?? 0), (double)(cost ?? 0), 0.001);
                    }
                },
                cases: Cases * 10
            );

    // One month with the volume as its demand and this source as the only supply.
    private static PlanInput Forced(PlanInput input, SourceCost source, decimal volume)
    {
        var inHouse = source.Kind == SourceKind.InHouse;
        var product = input.Products[0];
        return input with
        {
            Objective = PlanObjective.MinimumCost,
            Products =
            [
                product with
                {
                    Demand = [volume],
                    OpeningStock = 0,
                    OpeningBackorders = 0,
                    ClosingStock = null,
                    SafetyStock = [0],
                    MaxStock = null,
                    HoldingCost = [0],
                    BackorderCost = null,
                    LostSaleCost = null,
                    MaxProduction = inHouse ? product.MaxProduction : [0],
                },
            ],
            Workforce =
                inHouse && input.Workforce is { } w
                    ? w with
                    {
                        OpeningWorkers = null,
                        MinWorkers = null,
                        WholeWorkers = false,
                        LabourPaid = LabourPaid.Worked,
                        IdleAllowed = true,
                        RateIncreaseCost = 0,
                        RateDecreaseCost = 0,
                    }
                    : null,
            Resources = inHouse
                ?
                [
                    .. input.Resources.Select(r =>
                        r with
                        {
                            PurchaseLeadTime = 0,
                            HoursPerUnit = r
                                .HoursPerUnit.Where(h => h.Key == "P1")
                                .ToDictionary(h => h.Key, h => h.Value),
                        }
                    ),
                ]
                : [],
            Suppliers = inHouse
                ? []
                :
                [
                    .. input
                        .Suppliers.Where(s => s.Sku == "P1" && s.Id == source.Source)
                        .Select(s => s with { LeadTime = 0 }),
                ],
        };
    }
}
