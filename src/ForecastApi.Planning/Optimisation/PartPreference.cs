using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Costs in the model, too small to show, by which of plans of the same cost the one with the least stock of parts and the
/// fewest starts is chosen.
/// </summary>
internal static class PartPreference
{
    private const decimal Min = 0.0000001m;
    private const decimal Share = 0.000001m;

    /// <summary>Returns the cost of a unit of a part in stock for a month.</summary>
    public static decimal Held(PlanProduct part) => Math.Max(Min, part.PartValue * Share);

    /// <summary>Returns the cost of starting a unit of a part: a unit in process counts as one in stock.</summary>
    public static decimal Started(PlanProduct part) => Held(part) * (part.ProductionLeadTime + 1);
}
