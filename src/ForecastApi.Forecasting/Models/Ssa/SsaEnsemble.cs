namespace ForecastApi.Forecasting.Models.Ssa;

/// <summary>
/// The model <c>ssa</c>: the median of six <see cref="SsaModel"/> with different windows and inputs (raw, logged or
/// seasonally adjusted values) and two naive anchors. No single window suits all products: a short one on adjusted
/// values follows the level, one of a season or more finds the season. The anchors (the same month of last year, and
/// the last value with the season) count twice each, so they decide only when the variants disagree, as on short and
/// noisy histories.
/// </summary>
public static class SsaEnsemble
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "ssa";

    /// <summary>
    /// Creates the variants for a season length in months: a window of one season and a month on raw and on logged
    /// values; of half and of two thirds of a season on seasonally adjusted values, raw and logged.
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

    /// <summary>
    /// Creates the model. It needs two seasons and a month, so that every month of the year occurs twice.
    /// </summary>
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
