using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Third party: everything is bought at minimum cost, in time for the demand and safety stock of every month. The
/// workforce makes nothing and is kept or laid off, whichever costs less.
/// </summary>
internal sealed class ThirdPartyStrategy : ModelStrategy
{
    public override StrategyName Name => StrategyName.ThirdParty;

    public override string? MissingPrerequisite(PlanInput input) =>
        Prerequisites.SupplierOfEveryProduct(input);

    public override ModelRules Rules(StrategyChoice choice) =>
        new()
        {
            InHouse = false,
            Overtime = false,
            ReachTargets = true,
        };
}
