using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Everything is bought at least cost, in time for every month's demand and safety stock; the workforce makes nothing and
/// is kept or laid off, whichever costs less.
/// </summary>
internal sealed class ThirdPartyStrategy : ModelStrategy
{
    public override StrategyName Name => StrategyName.ThirdParty;

    public override string? MissingMeans(PlanInput input) => Means.SupplierOfEveryProduct(input);

    protected override PlanRules Rules(StrategyChoice choice) =>
        new()
        {
            InHouse = false,
            Overtime = false,
            ReachTargets = true,
        };
}
