using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Validation;

/// <summary>Validates the requested risk scenarios.</summary>
internal static class RiskProblems
{
    public static void Check(ProblemList list, PlanInput input, RiskInput risk)
    {
        if (risk.Scenarios is < 1 or > RiskInput.MaxScenarios)
            list.Add(
                "risk.scenarios",
                $"{ProblemList.Index(risk.Scenarios)} is not between 1 and {ProblemList.Text(RiskInput.MaxScenarios)}."
            );
        var seen = new Dictionary<string, UncertainDemand>();
        foreach (var demand in risk.Demand)
        {
            if (!seen.TryAdd(demand.Sku, demand))
                list.Add("risk", $"'{demand.Sku}' has more than one distribution.");
            if (demand.Spread.Count < input.Months)
                list.Add(
                    "risk",
                    $"The distribution of '{demand.Sku}' has {ProblemList.Index(demand.Spread.Count)} months; the plan has {ProblemList.Index(input.Months)}."
                );
            if (demand.Spread.Any(s => s < 0 || !double.IsFinite(s * s)))
                list.Add("risk", $"The spread of '{demand.Sku}' must be finite and not negative.");
        }
        foreach (var product in input.Products.Where(p => !seen.ContainsKey(p.Sku)))
            list.Add("risk", $"'{product.Sku}' has no demand distribution.");
    }
}
