using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// A forecast of zero for a product that is no longer sold. It is not in the catalogue, because only
/// <see cref="AppliesTo"/> may select it.
/// </summary>
public sealed class DiscontinuedModel : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "discontinued";

    private const int GapFactor = 3;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 0;

    /// <summary>
    /// Whether a product that sold in most months of a season or more (not intermittent up to its last sale) has no sales for a full season
    /// and for more than three times its longest earlier gap. Intermittent products use models with a decaying rate: of
    /// spare parts with such a gap, half sold again within a year.
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
        if (selling.Length < seasonLength)
            return false;
        return !SeriesProfile.From(selling).IsIntermittent && silence > GapFactor * MaxGap(selling);
    }

    /// <summary>
    /// Creates the candidate for a discontinued product. It has no backtest: errors from the time of sales would give
    /// bounds for a demand that no longer exists.
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
