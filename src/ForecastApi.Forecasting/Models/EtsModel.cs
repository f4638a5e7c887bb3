using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The exponential smoothing state space family: additive or multiplicative error, no or damped trend, no, additive or
/// multiplicative season (the last with a multiplicative error only); the multiplicative forms where all values are
/// positive, the seasonal ones from two seasons and a month on. Source: Hyndman, Koehler, Ord and Snyder (2008),
/// "Forecasting with Exponential Smoothing: the State Space Approach", Springer.
/// <para>
/// The forecast is not that of the form with the minimum AICc but the mean of all forms, weighted by exp(−Δ/8) with Δ
/// the distance to the minimum AICc (Kolassa 2011, "Combining exponential smoothing forecasts using Akaike weights",
/// International Journal of Forecasting 27, uses exp(−Δ/2)): forms of similar likelihood do not alternate between runs,
/// and the flatter weights gave smaller errors on every tested set of series, as did the exclusion of the undamped
/// trend. The variance is that of the mixture.
/// </para>
/// </summary>
/// <param name="seasonLength">Months in a season; 1 excludes the seasonal forms.</param>
public sealed class EtsModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "ets";

    /// <summary>The season length of a series without seasons.</summary>
    internal const int NoSeason = 1;

    /// <summary>The decay rate of a form's weight with its distance from the minimum AICc.</summary>
    private const double WeightRate = 0.125;

    private static readonly EtsForm[] _forms =
    [
        .. from season in Enum.GetValues<EtsSeason>()
        from trend in (bool[])[false, true]
        from multiplicative in (bool[])[false, true]
        where multiplicative || season != EtsSeason.Multiplicative
        select new EtsForm(multiplicative, trend, season),
    ];

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 5;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var fits = Fit(values)
            .Select(fit => (fit.Aicc, Forecast: fit.Forecast(horizon)))
            .Where(fit => IsUsable(fit.Forecast))
            .ToList();
        var least = fits.Min(fit => fit.Aicc);
        var forecast = new double[horizon];
        var squares = new double[horizon];
        var total = 0.0;
        foreach (var (aicc, (means, errors)) in fits)
        {
            var weight = Math.Exp(-WeightRate * (aicc - least));
            total += weight;
            for (var h = 0; h < horizon; h++)
            {
                forecast[h] += weight * means[h];
                squares[h] += weight * ((errors[h] * errors[h]) + (means[h] * means[h]));
            }
        }

        for (var h = 0; h < horizon; h++)
        {
            forecast[h] /= total;
            squares[h] = Math.Sqrt(Math.Max(0, (squares[h] / total) - (forecast[h] * forecast[h])));
        }

        return new ModelForecast(forecast, squares);
    }

    /// <summary>
    /// Whether a forecast is finite. Relative errors of values of very different sizes can overflow within the horizon.
    /// The forms with an additive error and without a season are always usable.
    /// </summary>
    private static bool IsUsable(ModelForecast forecast) =>
        Array.TrueForAll(forecast.Values, value => double.IsFinite(value * value))
        && Array.TrueForAll(forecast.StandardErrors, error => double.IsFinite(error * error));

    /// <summary>Fits every form that the values allow.</summary>
    internal IReadOnlyList<EtsFit> Fit(ReadOnlySpan<double> values)
    {
        var seasonal = seasonLength != NoSeason && values.Length > 2 * seasonLength;
        var positive = true;
        foreach (var value in values)
            positive &= value > 0;
        var fits = new List<EtsFit>(_forms.Length);
        foreach (var form in _forms)
        {
            if (form.MultiplicativeError && !positive)
                continue;
            if (form.Season != EtsSeason.None && !seasonal)
                continue;
            if (EtsSearch.Fit(values, form, seasonLength) is { } fit)
                fits.Add(fit);
        }

        return fits;
    }
}
