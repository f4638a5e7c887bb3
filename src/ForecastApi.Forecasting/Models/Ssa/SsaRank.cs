namespace ForecastApi.Forecasting.Models.Ssa;

/// <summary>
/// Selects the number of singular vectors of the signal. For each rank, the recurrence of the leading vectors starts on
/// the first L−1 reconstructed values and runs freely to the end of the history; the rank with the minimum sum of
/// absolute errors is selected. A free run penalises both a rank that misses the season and one that follows the noise.
/// </summary>
internal static class SsaRank
{
    /// <summary>
    /// Selects the rank (1 … L−1), with the signal reconstructed from it (N values) and its recurrence.
    /// </summary>
    public static (int Rank, double[] Signal, LinearRecurrence Recurrence) Select(
        double[] series,
        SsaDecomposition decomposition
    )
    {
        var order = decomposition.Window - 1;
        var signal = new double[series.Length];
        var best = (
            Rank: 1,
            Signal: signal,
            Recurrence: new LinearRecurrence(new double[order]),
            Error: double.PositiveInfinity
        );
        for (var rank = 1; rank <= order; rank++)
        {
            decomposition.AddComponent(rank - 1, signal);
            if (LinearRecurrence.FromSubspace(decomposition, rank) is not { } recurrence)
                continue;
            var error = FreeRunError(series, signal, recurrence, best.Error);
            if (error < best.Error)
                best = (rank, (double[])signal.Clone(), recurrence, error);
        }

        return (best.Rank, best.Signal, best.Recurrence);
    }

    /// <summary>
    /// Computes the sum of absolute errors of the free run, stopped when it exceeds <paramref name="limit"/>.
    /// </summary>
    private static double FreeRunError(
        double[] series,
        double[] signal,
        LinearRecurrence recurrence,
        double limit
    )
    {
        var order = recurrence.Order;
        var noiseMean = 0.0;
        for (var t = 0; t < series.Length; t++)
            noiseMean += (series[t] - signal[t]) / series.Length;

        var path = new double[series.Length];
        signal.AsSpan(0, order).CopyTo(path);
        var error = 0.0;
        for (var t = order; t < path.Length && error <= limit; t++)
        {
            path[t] = recurrence.Next(path.AsSpan(t - order, order)) + noiseMean;
            error += Math.Abs(series[t] - path[t]);
        }

        return error;
    }
}
