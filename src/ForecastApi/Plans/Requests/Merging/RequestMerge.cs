using System.Text.Json.Nodes;

namespace ForecastApi.Plans.Requests.Merging;

/// <summary>
/// Merges a plan request onto what is stored, property by property. Entries of a list are matched by their code; an entry
/// of the request with <c>omit</c> leaves the stored one out, an empty list all of them.
/// </summary>
public static class RequestMerge
{
    private static readonly string[] MergedObjects = ["workforce", "hoursPerUnit", "unitsOf"];

    /// <summary>The lists that are stored, with the codes of their entries.</summary>
    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.Ordinal)
    {
        ["products"] = ["sku"],
        ["resources"] = ["id"],
        ["suppliers"] = ["id", "sku"],
        ["components"] = ["sku"],
        ["storage"] = ["id"],
    };

    /// <summary>Whether a list has entries that are stored.</summary>
    public static bool IsStored(string list) => Lists.ContainsKey(list);

    /// <summary>Merges a request, in which null resets a property to its default.</summary>
    /// <returns>The merged request, and the index in the request of each entry of its lists.</returns>
    public static MergedRequest Merge(JsonObject stored, JsonObject request)
    {
        var origins = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        var merged = (JsonObject)stored.DeepClone();
        foreach (var (name, value) in request)
            if (Lists.TryGetValue(name, out var codes) && value is JsonArray own)
                merged[name] = MergeList(
                    stored[name] as JsonArray ?? [],
                    own,
                    codes,
                    name,
                    origins
                );
            else
                MergeProperty(merged, name, value);
        return new(merged, origins, request);
    }

    private static JsonArray MergeList(
        JsonArray stored,
        JsonArray own,
        string[] codes,
        string name,
        Dictionary<string, IReadOnlyList<int>> origins
    )
    {
        var merged = new JsonArray();
        var indexes = new List<int>();
        var isMatched = new bool[stored.Count];
        for (var i = 0; i < own.Count; i++)
        {
            var entry = (own[i] as JsonObject)!;
            var match = Match(stored, entry, codes);
            if (match >= 0)
                isMatched[match] = true;
            if (entry["omit"]?.GetValue<bool>() == true)
                continue;
            var result = match < 0 ? [] : (JsonObject)stored[match]!.DeepClone();
            foreach (var (property, value) in entry)
                MergeProperty(result, property, value);
            merged.Add(result);
            indexes.Add(i);
        }
        for (var i = 0; i < stored.Count && own.Count > 0; i++)
            if (!isMatched[i])
                merged.Add(stored[i]!.DeepClone());
        origins[name] = indexes;
        return merged;
    }

    // A supplier is matched by its id where the request does not name the product
    private static int Match(JsonArray stored, JsonObject entry, string[] codes)
    {
        for (var i = 0; i < stored.Count; i++)
            if (
                codes.All(code =>
                    entry[code] is null || JsonNode.DeepEquals(entry[code], stored[i]![code])
                )
            )
                return i;
        return -1;
    }

    private static void MergeProperty(JsonObject merged, string name, JsonNode? value)
    {
        if (value is null)
            merged.Remove(name);
        else if (
            value is JsonObject own
            && merged[name] is JsonObject stored
            && MergedObjects.Contains(name, StringComparer.Ordinal)
        )
            foreach (var (property, inner) in own)
                MergeProperty(stored, property, inner);
        else
            merged[name] = value.DeepClone();
    }
}
