namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>
/// Fits one form to a series. The initial states come from <see cref="EtsStates"/> and are fixed; the likelihood is
/// maximised over the smoothing parameters, from the best of a few starts. An optimisation of the first level and slope
/// as well gave no better forecasts at three times the cost.
/// </summary>
internal static class EtsSearch
{
    /// <summary>Relative to Σy²: keeps the logarithm finite for a series that the form fits exactly.</summary>
    private const double MinSquares = 1e-18;
    private const double SimplexEdge = 0.15;
    private const double Tolerance = 0.1;
    private const int EvaluationsPerParameter = 25;
    private const double StartOfPhi = 0.8;
    private static readonly double[] _startsOfAlpha = [0.05, 0.2, 0.5, 0.8];
    private static readonly double[] _startsOfOthers = [0.02, 0.15];

    /// <summary>Fits the form; null if the series is too short for it or leads to forecasts that it excludes.</summary>
    /// <param name="values">Positive for a multiplicative error or season; more than two seasons for a season.</param>
    /// <param name="form">The form.</param>
    /// <param name="seasonLength">Months in a season.</param>
    public static EtsFit? Fit(ReadOnlySpan<double> values, EtsForm form, int seasonLength)
    {
        var n = values.Length;
        var k = form.Parameters(seasonLength);
        if (n - k - 1 <= 0)
            return null;

        var minSquares = double.Epsilon;
        foreach (var value in values)
            minSquares += MinSquares * value * value;
        var start = EtsStates.Estimate(values, form, seasonLength);
        var season = new double[start.Season.Length];
        var objective = new EtsObjective(form, values, start, minSquares, season);

        Span<double> point = stackalloc double[form.SmoothingParameters];
        if (!FindStart(form, ref objective, point))
            return null;
        var likelihood = NelderMead.Minimise(
            ref objective,
            point,
            SimplexEdge,
            Tolerance,
            EvaluationsPerParameter * point.Length
        );

        var parameters = EtsParameters.FromCube(form, point);
        objective.Run(parameters, out var end);
        return new EtsFit(
            form,
            parameters,
            end.Level,
            end.Slope,
            season,
            n,
            end.SumOfSquares / (n - k + 1),
            likelihood + (2.0 * k * n / (n - k - 1))
        );
    }

    private static bool FindStart(
        EtsForm form,
        ref EtsObjective objective,
        scoped Span<double> point
    )
    {
        Span<double> trial = stackalloc double[point.Length];
        var best = double.PositiveInfinity;
        foreach (var alpha in _startsOfAlpha)
        {
            foreach (var other in _startsOfOthers)
            {
                trial.Fill(other);
                trial[0] = alpha;
                if (form.Trend)
                    trial[^1] = StartOfPhi;
                var value = objective.Value(trial);
                if (value < best)
                {
                    best = value;
                    trial.CopyTo(point);
                }

                if (point.Length == 1)
                    break;
            }
        }

        return double.IsFinite(best);
    }
}
