using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Feasibility;

/// <summary>Checks decisions as the planner does: priced first.</summary>
internal static class Breaches
{
    public static IReadOnlyList<Breach> Of(PlanInput input, PlanDecisions decisions) =>
        FeasibilityCheck.Run(
            input,
            decisions,
            PlanCosting.Price(input, StrategyName.Optimal, decisions)
        );
}
