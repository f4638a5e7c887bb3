using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The machine part of the model: purchases and hours.</summary>
internal static class MachineModel
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>
    /// Adds an integer column per month in which a purchase arrives in time, and the hours of every month.
    /// </summary>
    public static void Add(PlanInput input, ModelRules rules, PlanModel model, TimeBudget budget)
    {
        if (!rules.InHouse)
            return;
        for (var r = 0; r < input.Resources.Count; r++)
        {
            budget.Check();
            AddPurchases(input.Resources[r], model, model.Bought[r]);
            for (var t = 0; t < input.Months; t++)
                AddHours(input, rules, model, r, t);
        }
    }

    private static void AddPurchases(PlanResource resource, PlanModel model, int[] bought)
    {
        if (resource.PurchaseCost is not { } cost || resource.MaxPurchases == 0)
            return;
        var max = resource.MaxPurchases ?? Infinity;
        for (var t = 0; t + resource.PurchaseLeadTime < bought.Length; t++)
        {
            // The part of its life that lies within the plan
            var share = resource.LifeMonths is { } life
                ? (decimal)Math.Min(life, bought.Length - t) / life
                : 1;
            bought[t] = model.Program.AddColumn(0, max, (double)(cost * share), isInteger: true);
            model.Pay(t, bought[t], cost);
        }
        if (max < Infinity)
            model.Program.AddRow(-Infinity, max, bought.Select(column => (column, 1.0)));
    }

    private static void AddHours(PlanInput input, ModelRules rules, PlanModel model, int r, int t)
    {
        var resource = input.Resources[r];
        var each = (double)resource.HoursPerMachine[t];
        List<(int, double)> terms = [];
        for (var p = 0; p < input.Products.Count; p++)
        {
            var hours = (double)resource.HoursOf(input.Products[p].Sku);
            if (hours == 0)
                continue;
            terms.Add((model.Regular[p][t], hours));
            terms.Add((model.Overtime[p][t], hours));
            terms.Add((model.Setups[p][t], (double)input.Products[p].SetupHours));
        }
        for (var s = 0; s + resource.PurchaseLeadTime <= t; s++)
            terms.Add((model.Bought[r][s], -each));
        if (rules.SoftLimits)
            terms.Add((model.Deviation(DeviationWeights.Capacity), -1));
        var row = model.Program.AddRow(
            -Infinity,
            (double)resource.OpeningMachines[t] * each,
            terms
        );
        model.Limits.Add(new(LimitKind.Resource, resource.Id, t, row, -1));
    }
}
