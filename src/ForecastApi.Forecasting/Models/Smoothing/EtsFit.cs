namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>A fitted member of the family.</summary>
/// <param name="Form">Error, trend and season.</param>
/// <param name="Parameters">Smoothing parameters.</param>
/// <param name="Level">Last level.</param>
/// <param name="Slope">Last slope.</param>
/// <param name="Season">Last season by position of the month in the series modulo its length.</param>
/// <param name="Length">Number of observations.</param>
/// <param name="Variance">Variance of the one-step errors, relative for a multiplicative error.</param>
/// <param name="Aicc">Akaike's information criterion corrected for small samples, up to a constant of the series.</param>
internal sealed record EtsFit(
    EtsForm Form,
    EtsParameters Parameters,
    double Level,
    double Slope,
    double[] Season,
    int Length,
    double Variance,
    double Aicc
)
{
    /// <summary>
    /// Computes point forecasts and standard errors by the formulas of Hyndman et al. (2008), chapter 6: class 1 for an
    /// additive error, class 2 for a multiplicative error with additive states, class 3 for a multiplicative season.
    /// </summary>
    public ModelForecast Forecast(int horizon)
    {
        var (alpha, beta, gamma, phi) = Parameters;
        var values = new double[horizon];
        var errors = new double[horizon];
        var (weights, second) = (new double[horizon], new double[horizon]);
        var multiplicative = Form.Season == EtsSeason.Multiplicative;
        var (damping, power) = (0.0, 1.0);
        for (var h = 0; h < horizon; h++)
        {
            power *= phi;
            damping += power;
            var season = Season.Length > 0 ? Season[(Length + h) % Season.Length] : 0;
            var trend = Level + (damping * Slope);
            values[h] = multiplicative ? trend * season : trend + season;

            // weights[j]: the effect of an error on the forecast j + 1 steps later
            var sameMonth = Season.Length > 0 && (h + 1) % Season.Length == 0;
            weights[h] = alpha + (beta * damping) + (sameMonth && !multiplicative ? gamma : 0);
            var mean = multiplicative ? trend : values[h];
            var spread = 0.0;
            for (var j = 0; j < h; j++)
                spread +=
                    weights[j] * weights[j] * (Form.MultiplicativeError ? second[h - 1 - j] : 1);
            second[h] = (mean * mean) + (Variance * spread);
            var variance = Form.MultiplicativeError
                ? ((1 + Variance) * second[h] * SeasonVariance(h, gamma)) - (mean * mean)
                : Variance * (1 + spread);
            errors[h] = Math.Sqrt(Math.Max(0, variance)) * (multiplicative ? Math.Abs(season) : 1);
        }

        return new ModelForecast(values, errors);
    }

    private double SeasonVariance(int step, double gamma) =>
        Form.Season == EtsSeason.Multiplicative
            ? Math.Pow(1 + (gamma * gamma * Variance), step / Season.Length)
            : 1;
}
