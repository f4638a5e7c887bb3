namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The service's <c>ssa</c>: the median of several <see cref="SsaModel"/> that differ in window and in what they see
/// (raw, logged or seasonally adjusted values). No single window serves all products: a short one on adjusted values
/// follows the level, one of a season and more finds the season by itself.
/// </summary>
public static class SsaEnsemble
{
    /// <summary>The name of this model in answers.</summary>
    public const string ModelName = "ssa";

    /// <summary>The members for a season length, in months.</summary>
    public static IReadOnlyList<IForecastModel> Members(int seasonLength) =>
        [
            new SsaModel(seasonLength + 1),
            new SsaModel(2 * seasonLength),
            new LogModel(new SsaModel(seasonLength + 1)),
            new LogModel(new SsaModel(2 * seasonLength)),
            new SeasonallyAdjustedModel(new SsaModel(seasonLength / 2), seasonLength),
            new SeasonallyAdjustedModel(new SsaModel(seasonLength), seasonLength),
            new SeasonallyAdjustedModel(new LogModel(new SsaModel(seasonLength / 2)), seasonLength),
        ];

    /// <summary>The model itself.</summary>
    public static IForecastModel Create(int seasonLength) =>
        new MedianModel(ModelName, Members(seasonLength));
}
