using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning;

/// <summary>Reports how far a priced plan is from the bound that its search proved.</summary>
internal static class OptimalityReport
{
    public static Optimality Create(PlanInput input, ProductionPlan plan, LinearSolution proof)
    {
        var profit = input.Objective == PlanObjective.MaximumProfit;
        var value = profit ? plan.Profit : plan.TotalCost;
        if (!plan.Feasible || !proof.HasSolution)
            return new(value, 0, OptimalityStatus.Infeasible, Seconds(proof));
        // The model treats lost revenue as a cost, so its minimum is the revenue of all demand less the profit.
        var market = profit ? Market(input) : 0;
        var found = Tolerance.Round((decimal)proof.Bound);
        var bound = profit ? Math.Max(value, market - found) : Math.Min(value, found);
        var proven = proof.Status == SolveStatus.Optimal;
        // The price of a proven plan differs from its bound by rounding to 6 decimals only.
        var gap = proven ? 0 : Gap(value, bound);
        return new(
            bound,
            gap,
            proven ? OptimalityStatus.Optimal : OptimalityStatus.Feasible,
            Seconds(proof)
        );
    }

    /// <summary>Returns the distance between a plan's value and a bound, as a share of the value.</summary>
    public static decimal Gap(decimal value, decimal bound) =>
        Tolerance.Round(Math.Abs(value - bound) / Math.Max(1, Math.Abs(value)));

    /// <summary>Returns the revenue of all demand.</summary>
    public static decimal Market(PlanInput input) =>
        input.Products.Sum(p => p.Demand.Zip(p.UnitPrice, (d, price) => d * price).Sum());

    private static decimal Seconds(LinearSolution proof) => Tolerance.Round((decimal)proof.Seconds);
}
