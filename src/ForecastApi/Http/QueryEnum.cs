using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ForecastApi.Http;

/// <summary>An enum in a query string, written in camelCase as in JSON. Numbers and unknown names are rejected.</summary>
public readonly record struct QueryEnum<T>(T Value) : IParsable<QueryEnum<T>>
    where T : struct, Enum
{
    public static IReadOnlyList<string> Names { get; } =
    [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static QueryEnum<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is not one of {string.Join(", ", Names)}.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        out QueryEnum<T> result
    )
    {
        for (var i = 0; i < Names.Count; i++)
            if (Names[i].Equals(s, StringComparison.Ordinal))
            {
                result = new(Enum.GetValues<T>()[i]);
                return true;
            }
        result = default;
        return false;
    }
}
