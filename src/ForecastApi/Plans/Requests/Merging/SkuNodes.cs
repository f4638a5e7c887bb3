using System.Text.Json;
using System.Text.Json.Nodes;
using ForecastApi.Common;

namespace ForecastApi.Plans.Requests.Merging;

/// <summary>Gives the SKUs of a body their stored form, so that its entries match the stored ones.</summary>
public static class SkuNodes
{
    private static readonly string[] KeyedBySku = ["hoursPerUnit", "unitsOf", "boms"];

    /// <summary>Changes the node in place.</summary>
    public static void Clean(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                Clean(item);
        if (node is not JsonObject values)
            return;
        foreach (var (name, value) in values.ToList())
        {
            if (IsText(value) && name.EndsWith("sku", StringComparison.OrdinalIgnoreCase))
                values[name] = CodeText.Clean(value!.GetValue<string>());
            else if (value is JsonObject bySku && KeyedBySku.Contains(name, StringComparer.Ordinal))
                CleanKeys(bySku);
            Clean(values[name]);
        }
    }

    private static void CleanKeys(JsonObject bySku)
    {
        foreach (var (sku, value) in bySku.ToList())
            // Two SKUs with the same stored form remain, so that reading rejects them
            if (CodeText.Clean(sku) is var clean && clean != sku && !bySku.ContainsKey(clean))
            {
                bySku.Remove(sku);
                bySku[clean] = value?.DeepClone();
            }
    }

    private static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;
}
