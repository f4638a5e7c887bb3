using System.Globalization;
using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Parses and writes the query parameters of pages. An invalid value throws, which renders an error page.</summary>
public static class QueryValues
{
    public static string Write<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Parses an enum value; null when the text is empty.</summary>
    /// <exception cref="ProblemException">400: not one of the values.</exception>
    public static T? ParseEnum<T>(string name, string? text)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? null
        : QueryEnum<T>.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value.Value
        : throw ProblemException.Invalid(
            name,
            $"'{text}' is not one of {string.Join(", ", QueryEnum<T>.Names)}."
        );

    /// <summary>Returns the trimmed text; null when it is empty or white space.</summary>
    public static string? ParseText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Parses a month; null when the text is empty.</summary>
    /// <exception cref="ProblemException">400: not a month.</exception>
    public static Month? ParseMonth(string name, string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Common.Month.TryParse(text, CultureInfo.InvariantCulture, out var month) ? month
        : throw ProblemException.Invalid(name, $"'{text}' is not a month; the format is YYYY-MM.");

    /// <summary>Parses a number from 1 to <paramref name="max"/>; null when the text is empty.</summary>
    /// <exception cref="ProblemException">400: not a number in the range.</exception>
    public static int? ParseNumber(string name, string? text, int max) =>
        string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value >= 1
        && value <= max
            ? value
        : throw ProblemException.Invalid(
            name,
            string.Create(CultureInfo.InvariantCulture, $"must be a number from 1 to {max}.")
        );
}
