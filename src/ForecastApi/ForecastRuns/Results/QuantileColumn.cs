using System.Globalization;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>Converts the quantiles of sparse demand to and from their column.</summary>
public static class QuantileColumn
{
    private const char Separator = ';';

    // The column is shorter than 15 numbers of full precision.
    private const string Format = "G7";

    /// <summary>Returns the text of quantiles; null without quantiles.</summary>
    public static string? ToText(IReadOnlyList<double>? quantiles) =>
        quantiles is null
            ? null
            : string.Join(
                Separator,
                quantiles.Select(q => q.ToString(Format, CultureInfo.InvariantCulture))
            );

    /// <summary>Returns the quantiles of a text; null without text.</summary>
    public static IReadOnlyList<double>? Parse(string? text) =>
        text is null
            ? null
            : [.. text.Split(Separator).Select(q => double.Parse(q, CultureInfo.InvariantCulture))];
}
