using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Validation;

/// <summary>Validates the machines.</summary>
internal static class ResourceProblems
{
    private const int MaxLifeMonths = 1200;

    public static void Check(ProblemList list, PlanInput input)
    {
        var ids = new HashSet<string>();
        var skus = input.Products.Select(p => p.Sku).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < input.Resources.Count; i++)
        {
            var r = input.Resources[i];
            var path = $"resources[{ProblemList.Index(i)}]";
            list.Code($"{path}.id", r.Id, ids);
            foreach (var (sku, hours) in r.HoursPerUnit.OrderBy(h => h.Key, StringComparer.Ordinal))
            {
                list.Number($"{path}.hoursPerUnit.{sku}", hours);
                if (!skus.Contains(sku))
                    list.Add($"{path}.hoursPerUnit", $"'{sku}' is not a product of this plan.");
            }
            list.PerMonth($"{path}.openingMachines", r.OpeningMachines);
            list.PerMonth($"{path}.hoursPerMachine", r.HoursPerMachine);
            list.Number($"{path}.operatingCostPerHour", r.OperatingCostPerHour);
            list.Number($"{path}.purchaseCost", r.PurchaseCost);
            if (r.LifeMonths is < 1 or > MaxLifeMonths)
                list.Add(
                    $"{path}.lifeMonths",
                    $"{ProblemList.Index(r.LifeMonths.Value)} is not between 1 and {ProblemList.Index(MaxLifeMonths)} months."
                );
            list.LeadTime($"{path}.purchaseLeadTime", r.PurchaseLeadTime);
            list.Number($"{path}.maxPurchases", r.MaxPurchases);
        }
    }
}
