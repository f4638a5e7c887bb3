using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Everything is bought at least cost, in time for every month's demand and safety stock; the workforce makes nothing and
/// is kept or laid off, whichever costs less.
/// </summary>
internal sealed class ThirdPartyStrategy : IPlanStrategy
{
    public StrategyName Name => StrategyName.ThirdParty;

    public string? MissingMeans(PlanInput input) => Means.SupplierOfEveryProduct(input);

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        CancellationToken cancellation
    ) =>
        new(
            PlanSearch
                .Run(
                    input,
                    new()
                    {
                        InHouse = false,
                        Overtime = false,
                        ReachTargets = true,
                    },
                    options,
                    cancellation
                )
                .Decisions
        );
}
