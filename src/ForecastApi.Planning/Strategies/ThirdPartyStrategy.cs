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

    public override string? MissingPrerequisite(PlanInput input) => Prerequisites.SupplierOfEveryProduct(input);

    protected override ModelRules Rules(StrategyChoice choice) =>
        new()
        {
            InHouse = false,
            Overtime = false,
            ReachTargets = true,
        };
}
