using ForecastApi.Forecasting;

namespace ForecastApi.Benchmarks;

/// <summary>A forecast and its bounds, one number a month.</summary>
internal sealed record BoundedForecast(
    double[] Values,
    double[] Lower80,
    double[] Upper80,
    double[] Lower95,
    double[] Upper95
)
{
    private const double Probit80 = 1.2815515655446004;
    private const double Probit95 = 1.959963984540054;

    /// <summary>Creates the forecast of a single model, with bounds from its standard errors under normality.</summary>
    public static BoundedForecast Of(ModelForecast forecast)
    {
        double[] values = [.. forecast.Values.Select(v => Math.Max(0, v))];
        return new(values, Bound(-Probit80), Bound(Probit80), Bound(-Probit95), Bound(Probit95));

        double[] Bound(double probit) =>
            [.. values.Zip(forecast.StandardErrors, (f, s) => Math.Max(0, f + (probit * s)))];
    }

    /// <summary>Creates the forecast from the points that the service publishes.</summary>
    public static BoundedForecast Of(IReadOnlyList<ForecastPoint> points) =>
        new(
            [.. points.Select(p => p.Quantity)],
            [.. points.Select(p => p.Lower80)],
            [.. points.Select(p => p.Upper80)],
            [.. points.Select(p => p.Lower95)],
            [.. points.Select(p => p.Upper95)]
        );
}
