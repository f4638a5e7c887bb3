using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ForecastApi.Plans.Requests.Merging;

/// <summary>A request merged onto what is stored.</summary>
/// <param name="Values">The merged request.</param>
/// <param name="Origins">The index in the request of the entries of each list; entries after them are stored ones.</param>
/// <param name="Request">The request.</param>
public sealed partial record MergedRequest(
    JsonObject Values,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Origins,
    JsonObject Request
)
{
    /// <summary>
    /// Returns the path of a value of the merged request in the request itself, or the place where the value is stored.
    /// </summary>
    public string PathOf(string path)
    {
        if (EntryPath().Match(path) is { Success: true } entry)
            return PathOf(
                entry.Groups["list"].Value,
                int.Parse(entry.Groups["index"].Value, CultureInfo.InvariantCulture),
                entry.Groups["rest"].Value,
                path
            );
        var (name, rest) = Split(path);
        var isOwn =
            Request.TryGetPropertyValue(name, out var own)
            && (
                rest.Length == 0 || own is not JsonObject values || values.ContainsKey(NameOf(rest))
            );
        return isOwn || !Values.ContainsKey(name) ? path : $"planning defaults {path}";
    }

    private string PathOf(string list, int index, string rest, string path)
    {
        if (
            Values[list] is not JsonArray entries
            || index >= entries.Count
            || !RequestMerge.IsStored(list)
        )
            return path;
        var origins = Origins.GetValueOrDefault(list) ?? [];
        if (
            index < origins.Count
            && (
                rest.Length == 0
                || ((JsonObject)Request[list]![origins[index]]!).ContainsKey(NameOf(rest))
                || !((JsonObject)entries[index]!).ContainsKey(NameOf(rest))
            )
        )
            return Invariant($"{list}[{origins[index]}]{rest}");
        var entry = entries[index]!;
        return list == "products"
            ? $"planning of {entry["sku"]}{rest}"
            : $"planning defaults {list} {entry["id"] ?? entry["sku"]}{rest}";
    }

    private static (string Name, string Tail) Split(string path)
    {
        var end = path.AsSpan().IndexOfAny('.', '[');
        return end < 0 ? (path, "") : (path[..end], path[end..]);
    }

    private static string NameOf(string rest) => Split(rest.TrimStart('.')).Name;

    [GeneratedRegex(
        @"^(?<list>[a-z]+)\[(?<index>\d+)\](?<rest>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex EntryPath();
}
