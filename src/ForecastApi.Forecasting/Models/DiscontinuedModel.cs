using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Nothing, for ever: the forecast of a product that has stopped selling. It is not in the catalogue, as only the rule
/// of <see cref="AppliesTo"/> may choose it.
/// </summary>
public sealed class DiscontinuedModel : IForecastModel
{
    /// <summary>The name of this model in answers.</summary>
    public const string ModelName = "discontinued";

    private const int GapFactor = 3;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 0;

    /// <summary>
    /// Whether a product that sold in most months (it was not intermittent up to its last sale) has sold nothing for a
    /// whole season and for more than three times its longest pause before. Intermittent products are left to models
    /// that let the rate decay: of spare parts with such a pause, half sold again within a year.
    /// </summary>
    /// <param name="values">The history, not negative.</param>
    /// <param name="seasonLength">Months in a season.</param>
    public static bool AppliesTo(ReadOnlySpan<double> values, int seasonLength)
    {
        var lastSale = values.LastIndexOfAnyExcept(0);
        var silence = values.Length - 1 - lastSale;
        if (lastSale < 0 || silence < seasonLength)
            return false;
        var selling = values[..(lastSale + 1)];
        return !SeriesProfile.From(selling).IsIntermittent && silence > GapFactor * MaxGap(selling);
    }

    /// <summary>
    /// What is chosen where the rule fits. It has no backtest: errors from when the product sold would put bounds
    /// about a demand that there no longer is.
    /// </summary>
    internal static Candidate Candidate(int horizon) =>
        new(
            ModelName,
            new DiscontinuedModel().Forecast([], horizon),
            [],
            BacktestAccuracy.None,
            FailureReason: null
        );

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        new(new double[horizon], new double[horizon]);

    private static int MaxGap(ReadOnlySpan<double> values)
    {
        var (longest, gap) = (0, 0);
        foreach (var value in values)
        {
            gap = value == 0 ? gap + 1 : 0;
            longest = Math.Max(longest, gap);
        }

        return longest;
    }
}
