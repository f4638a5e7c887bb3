using System.Globalization;
using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Values in a page's address; one that cannot be read is refused in words, with a page.</summary>
public static class QueryValues
{
    public static string Write<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Null where nothing is said.</summary>
    /// <exception cref="ProblemException">400: none of the values.</exception>
    public static T? ParseEnum<T>(string name, string? text)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? null
        : QueryEnum<T>.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value.Value
        : throw ProblemException.Invalid(
            name,
            $"'{text}' is none of {string.Join(", ", QueryEnum<T>.Names)}."
        );

    /// <summary>Null where nothing but white space is said.</summary>
    public static string? ParseText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Null where nothing is said.</summary>
    /// <exception cref="ProblemException">400: not a month.</exception>
    public static Month? ParseMonth(string name, string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Common.Month.TryParse(text, CultureInfo.InvariantCulture, out var month) ? month
        : throw ProblemException.Invalid(name, $"'{text}' is not a month; write YYYY-MM.");

    /// <summary>A number from 1 on; null where nothing is said.</summary>
    /// <exception cref="ProblemException">400: not such a number.</exception>
    public static int? ParseNumber(string name, string? text, int most) =>
        string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value >= 1
        && value <= most
            ? value
        : throw ProblemException.Invalid(
            name,
            string.Create(CultureInfo.InvariantCulture, $"must be a number from 1 to {most}.")
        );
}
