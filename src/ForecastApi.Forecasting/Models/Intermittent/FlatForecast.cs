namespace ForecastApi.Forecasting.Models.Intermittent;

/// <summary>What the models of intermittent demand have in common.</summary>
internal static class FlatForecast
{
    /// <summary>
    /// Smoothing parameters that are tried where none is given: intermittent demand has too few demands to bear a
    /// larger one (Syntetos and Boylan 2005 work with 0.05 to 0.2).
    /// </summary>
    public static ReadOnlySpan<double> Parameters => [0.05, 0.1, 0.15, 0.2, 0.3];

    /// <summary>The same rate and standard error for every step.</summary>
    public static ModelForecast Create(double rate, double error, int horizon)
    {
        var values = new double[horizon];
        var errors = new double[horizon];
        Array.Fill(values, rate);
        Array.Fill(errors, error);
        return new ModelForecast(values, errors);
    }
}
