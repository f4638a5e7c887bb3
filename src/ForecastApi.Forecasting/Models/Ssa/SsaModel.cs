using System.Globalization;

namespace ForecastApi.Forecasting.Models.Ssa;

/// <summary>
/// Singular spectrum analysis with recurrent forecasting. The trajectory matrix of the series is decomposed
/// (<see cref="SsaDecomposition"/>), the leading singular vectors form the signal, and the linear recurrence of their
/// space continues it (<see cref="LinearRecurrence"/>, stabilised).
/// <para>
/// Rank: the one whose recurrence, started on the first reconstructed window without further input, follows the whole
/// history with the minimum absolute error; a rank whose recurrence drifts away is not selected.
/// </para>
/// <para>
/// Standard error of step h: √(σₒ² + σₐ²·Σψ(j)², j &lt; h), with σₒ² the variance of the observations around the
/// signal, σₐ² the variance of the signal's errors under its own recurrence and ψ the recurrence's impulse response.
/// </para>
/// Sources: Golyandina and Zhigljavsky (2013), "Singular Spectrum Analysis for Time Series", Springer, chapters 2
/// and 3; Golyandina, Nekrutkin and Zhigljavsky (2001), "Analysis of Time Series Structure", Chapman and Hall.
/// </summary>
/// <param name="window">Window length L, at least 2.</param>
public sealed class SsaModel(int window) : IForecastModel
{
    /// <inheritdoc/>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"ssa{window}");

    /// <inheritdoc/>
    public int MinHistory => (2 * window) + 1;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var series = values.ToArray();
        var decomposition = new SsaDecomposition(series, window);
        var (rank, signal, recurrence) = SsaRank.Select(series, decomposition);
        recurrence = RecurrenceStabiliser.Stabilise(recurrence, window);

        var forecast = recurrence.Continue(decomposition.ProjectedTail(rank), horizon);
        return new ModelForecast(forecast, StandardErrors(series, signal, recurrence, horizon));
    }

    private static double[] StandardErrors(
        double[] series,
        double[] signal,
        LinearRecurrence recurrence,
        int horizon
    )
    {
        var observation = 0.0;
        for (var t = 0; t < series.Length; t++)
            observation += (series[t] - signal[t]) * (series[t] - signal[t]);
        observation /= series.Length;

        var order = recurrence.Order;
        var recursion = 0.0;
        for (var t = order; t < signal.Length; t++)
        {
            var error = signal[t] - recurrence.Next(signal.AsSpan(t - order, order));
            recursion += error * error;
        }

        // The recurrence has as many coefficients as its order; history exceeds twice the window, so this stays positive.
        recursion /= signal.Length - (2 * order);

        var response = recurrence.ImpulseResponse(horizon);
        var errors = new double[horizon];
        var sum = 0.0;
        for (var h = 0; h < horizon; h++)
        {
            sum += response[h] * response[h];
            errors[h] = Math.Sqrt(observation + (recursion * sum));
        }

        return errors;
    }
}
