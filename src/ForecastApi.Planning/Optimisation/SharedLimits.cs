using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The limits that all items share: the stores and the budget.</summary>
internal static class SharedLimits
{
    public static void Add(PlanInput input, ModelRules rules, PlanModel model)
    {
        foreach (var storage in input.Storage)
            for (var t = 0; t < input.Months; t++)
                Add(
                    model,
                    rules,
                    LimitKind.Storage,
                    storage.Id,
                    t,
                    storage.Capacity[t],
                    Stock(input, model, storage, t)
                );
        for (var t = 0; t < input.Budget?.Count; t++)
            Add(model, rules, LimitKind.Budget, null, t, input.Budget[t], model.Cash![t]);
    }

    private static IEnumerable<(int, double)> Stock(
        PlanInput input,
        PlanModel model,
        PlanStorage storage,
        int t
    )
    {
        var graph = ItemGraph.Of(input);
        foreach (var (sku, units) in storage.UnitsOf)
            if (graph.IndexOf(sku) is { } item)
                yield return (model.Inventory[item][t], (double)units);
    }

    private static void Add(
        PlanModel model,
        ModelRules rules,
        LimitKind kind,
        string? id,
        int t,
        decimal max,
        IEnumerable<(int, double)> terms
    )
    {
        var deviation = rules.SoftLimits ? model.Deviation(DeviationWeights.Capacity) : -1;
        var row = model.Program.AddRow(
            double.NegativeInfinity,
            (double)max,
            [.. terms, (deviation, -1)]
        );
        model.Limits.Add(new(kind, id, t, row, -1));
    }
}
