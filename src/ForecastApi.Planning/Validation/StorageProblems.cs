using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Validation;

/// <summary>Validates the stores.</summary>
internal static class StorageProblems
{
    public static void Check(ProblemList list, PlanInput input)
    {
        var ids = new HashSet<string>();
        var items = ItemCodes.Of(input);
        for (var i = 0; i < input.Storage.Count; i++)
        {
            var storage = input.Storage[i];
            var path = $"storage[{ProblemList.Index(i)}]";
            list.Code($"{path}.id", storage.Id, ids);
            list.PerMonth($"{path}.capacity", storage.Capacity);
            foreach (
                var (sku, units) in storage.UnitsOf.OrderBy(u => u.Key, StringComparer.Ordinal)
            )
            {
                list.Number($"{path}.unitsOf.{sku}", units);
                if (!items.Contains(sku))
                    list.Add($"{path}.unitsOf", $"'{sku}' is not a product or part of this plan.");
            }
        }
    }
}
