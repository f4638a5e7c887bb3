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
        var material = MaterialCost.PerUnit(input);
        var workforce = new WorkforceModel(input, rules, model);
        workforce.AddWorkers();
        for (var p = 0; p < input.Products.Count; p++)
        {
            budget.Check();
            new ProductionModel(input, rules, model, p).Add(material[p]);
            new StockModel(input, rules, model, p).Add();
        }
        SupplierModel.Add(input, rules, model, budget);
        workforce.AddHours();
        MachineModel.Add(input, rules, model, budget);
        StockModel.AddBalances(input, model, budget);
        return model;
    }
}
