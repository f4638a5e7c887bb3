namespace ForecastApi.Forecasting.Models.Intermittent;

/// <summary>The common parts of the models of intermittent demand.</summary>
internal static class FlatForecast
{
    /// <summary>
    /// The candidate smoothing parameters: intermittent demand has too few demands for larger ones (Syntetos and Boylan
    /// 2005 use 0.05 to 0.2).
    /// </summary>
    public static ReadOnlySpan<double> Parameters => [0.05, 0.1, 0.15, 0.2, 0.3];

    /// <summary>Creates a forecast with the same rate and standard error for every step.</summary>
    public static ModelForecast Create(double rate, double error, int horizon)
    {
        var values = new double[horizon];
        var errors = new double[horizon];
        Array.Fill(values, rate);
        Array.Fill(errors, error);
        return new ModelForecast(values, errors);
    }
}
