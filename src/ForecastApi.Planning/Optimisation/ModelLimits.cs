using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>Computes the shadow prices of the model's limits: the duals with the integer columns fixed.</summary>
internal static class ModelLimits
{
    /// <summary>Returns the binding limits, by month.</summary>
    public static IReadOnlyList<PlanLimit> Binding(
        PlanInput input,
        PlanModel model,
        LinearSolution solution
    )
    {
        if (solution.Duals.Length == 0)
            return [];
        // The preference for little stock of parts must not show
        var decimals = input.Products.Any(p => p.IsPart) ? 3 : Tolerance.Decimals;
        return
        [
            .. model
                .Limits.GroupBy(l => (l.Month, l.Kind, l.Id))
                .Select(g => new PlanLimit(
                    g.Key.Kind,
                    g.Key.Id,
                    input.Month(g.Key.Month),
                    Math.Round(
                        (decimal)g.Sum(l => ShadowPrice(l, solution)),
                        decimals,
                        MidpointRounding.AwayFromZero
                    )
                ))
                .Where(l => l.ShadowPrice > 0.000001m)
                .OrderBy(l => l.Month)
                .ThenBy(l => l.Limit)
                .ThenBy(l => l.Id, StringComparer.Ordinal),
        ];
    }

    // Raising an upper limit that binds lowers the minimum, so its dual is negative.
    private static double ShadowPrice(ModelLimit limit, LinearSolution solution)
    {
        var row = limit.Row < 0 ? 0 : -solution.Duals[limit.Row];
        var column = limit.Column < 0 ? 0 : -solution.ReducedCosts[limit.Column];
        return Math.Max(0, row) + Math.Max(0, column);
    }
}
