namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The service's <c>ssa</c>: the median of six <see cref="SsaModel"/> that differ in window and in what they see
/// (raw, logged or seasonally adjusted values), held by two naive anchors. No single window serves all products: a
/// short one on adjusted values follows the level, one of a season and more finds the season by itself. The anchors
/// (the same month of last year, and the last value with the season put in) count twice each, so they decide only
/// where the variants contradict each other, as they do on short and noisy histories.
/// </summary>
public static class SsaEnsemble
{
    /// <summary>The name of this model in answers.</summary>
    public const string ModelName = "ssa";

    /// <summary>
    /// The variants for a season length in months: a window of one season and a month on raw and on
    /// logged values; of half a season and of two thirds of one on seasonally adjusted values, plain and logged.
    /// </summary>
    public static IReadOnlyList<IForecastModel> Variants(int seasonLength)
    {
        var seasonal = new SsaModel(seasonLength + 1);
        SsaModel[] level =
        [
            new(Math.Max(2, seasonLength / 2)),
            new(Math.Max(2, 2 * seasonLength / 3)),
        ];
        return
        [
            seasonal,
            new LogModel(seasonal),
            .. level.Select(model => Adjusted(model)),
            .. level.Select(model => Adjusted(new LogModel(model))),
        ];

        SeasonallyAdjustedModel Adjusted(IForecastModel model) =>
            new(model, seasonLength, SeasonalAdjustment.Shrunk);
    }

    /// <summary>The model itself. It wants two seasons and a month, so that every month of the year has been seen twice.</summary>
    public static IForecastModel Create(int seasonLength)
    {
        IForecastModel[] anchors =
        [
            new SeasonalNaiveModel(seasonLength),
            new SeasonallyAdjustedModel(new NaiveModel(), seasonLength, SeasonalAdjustment.Shrunk),
        ];
        return new MedianModel(
            ModelName,
            (2 * seasonLength) + 1,
            [.. Variants(seasonLength), .. anchors, .. anchors]
        );
    }
}
