using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>Builds the optimisation model shared by the optimal and the level strategies.</summary>
internal static class PlanModelBuilder
{
    /// <summary>Builds the model of an input under a strategy's rules.</summary>
    /// <exception cref="TimeLimitException">The time is over before the model is built.</exception>
    public static PlanModel Build(PlanInput input, ModelRules rules, TimeBudget budget)
    {
        var model = new PlanModel(input);
        var material = new MaterialCost(input);
        var bounds = new SupplyBounds(input, rules);
        var workforce = new WorkforceModel(input, rules, model);
        workforce.AddWorkers();
        for (var p = 0; p < input.Products.Count; p++)
        {
            budget.Check();
            new ProductionModel(input, rules, model, bounds, p).Add(material);
            new StockModel(input, rules, model, p).Add();
        }
        SupplierModel.Add(input, rules, model, bounds, budget);
        workforce.AddHours();
        MachineModel.Add(input, rules, model, budget);
        StockModel.AddBalances(input, model, budget);
        PartsModel.Add(input, rules, model, budget);
        SharedLimits.Add(input, rules, model);
        return model;
    }
}
