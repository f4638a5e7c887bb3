using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Exponential smoothing (<see cref="EtsModel"/>) of the months in which a product is sold every year, and zero in the
/// others (<see cref="SeasonalZeros"/>). Without such months, and with too few of them, the same month of the last season.
/// </summary>
/// <param name="seasonLength">Months in a season.</param>
public sealed class InSeasonModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "inSeason";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 2 * seasonLength;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        if (SeasonalZeros.Find(values, seasonLength) is not { } sold)
            return new SeasonalNaiveModel(seasonLength).Forecast(values, horizon);
        var active = sold.Count(s => s);
        var model = new EtsModel(active);
        var sales = new List<double>(values.Length);
        for (var t = 0; t < values.Length; t++)
        {
            if (sold[t % seasonLength])
                sales.Add(values[t]);
        }
        if (sales.Count < Math.Max(model.MinHistory, (2 * active) + 1))
            return new SeasonalNaiveModel(seasonLength).Forecast(values, horizon);
        var steps = new int[horizon];
        var count = 0;
        for (var h = 0; h < horizon; h++)
            steps[h] = sold[(values.Length + h) % seasonLength] ? count++ : -1;
        var inner = count > 0 ? model.Forecast([.. sales], count) : new([], []);
        return new(
            [.. steps.Select(i => i < 0 ? 0 : inner.Values[i])],
            [.. steps.Select(i => i < 0 ? 0 : inner.StandardErrors[i])]
        );
    }
}
