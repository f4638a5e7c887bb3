namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>Fits the members of the family to a series.</summary>
internal static class EtsSearch
{
    public static int Evaluations = 0;
    public static int MaxPerDim = 40;
    public static double Tol = 0.05;
    public static int Penalty = 1;

    public static List<EtsFit> Fit(ReadOnlySpan<double> values, int seasonLength)
    {
        var (positive, scale) = (true, 0.0);
        foreach (var value in values)
        {
            positive &= value > 0;
            scale += value * value;
        }

        var fits = new List<EtsFit>();
        ReadOnlySpan<EtsSeason> seasons =
            values.Length <= 2 * seasonLength ? [EtsSeason.None]
            : positive ? [EtsSeason.None, EtsSeason.Additive, EtsSeason.Multiplicative]
            : [EtsSeason.None, EtsSeason.Additive];
        Span<double> scratch = stackalloc double[seasonLength];
        Span<double> cube = stackalloc double[NelderMead.MaxDimensions];
        foreach (var season in seasons)
        {
            var flat = EtsStates.Of(values, season, false, seasonLength);
            var line = EtsStates.Of(values, season, true, seasonLength);
            for (var relative = season == EtsSeason.Multiplicative; ; relative = true)
            {
                if (relative && !positive)
                    break;
                foreach (
                    var trend in (ReadOnlySpan<EtsTrend>)
                        [EtsTrend.None, EtsTrend.Additive, EtsTrend.Damped]
                )
                {
                    var form = new EtsForm(relative, trend, season);
                    var objective = new EtsObjective(
                        form,
                        values,
                        trend == EtsTrend.None ? flat : line,
                        1e-18 * scale,
                        season == EtsSeason.None ? scratch[..0] : scratch
                    );
                    if (Fit(values, form, ref objective, cube, scratch, seasonLength) is { } fit)
                        fits.Add(fit);
                }

                if (relative)
                    break;
            }
        }

        return fits;
    }

    private static EtsFit? Fit(
        ReadOnlySpan<double> values,
        EtsForm form,
        ref EtsObjective objective,
        Span<double> cube,
        Span<double> scratch,
        int seasonLength
    )
    {
        var n = values.Length;
        var k = form.Parameters(seasonLength);
        if (n - k - 1 <= 0)
            return null;
        var d = form.SmoothingParameters;
        var point = cube[..d];
        Start(form, ref objective, point);
        var value = objective.Value(point);
        if (!double.IsFinite(value))
            return null;
        value = NelderMead.Minimise(ref objective, point, 0.15, Tol, MaxPerDim * d);
        var parameters = EtsParameters.OfCube(form, point);
        objective.Run(parameters, out var end);
        var season = form.Season == EtsSeason.None ? [] : scratch.ToArray();
        return new EtsFit(
            form,
            parameters,
            end.Level,
            end.Slope,
            season,
            n,
            end.SumOfSquares / Math.Max(1, n - k + 1),
            value + (2 * k) + (2.0 * k * (k + 1) / (n - k - 1))
        );
    }

    private static void Start(EtsForm form, ref EtsObjective objective, Span<double> point)
    {
        ReadOnlySpan<double> alphas = [0.05, 0.2, 0.5, 0.8];
        ReadOnlySpan<double> others = [0.02, 0.15];
        Span<double> trial = stackalloc double[point.Length];
        var best = double.PositiveInfinity;
        foreach (var alpha in alphas)
        {
            foreach (var other in others)
            {
                trial.Fill(other);
                trial[0] = alpha;
                if (form.Trend == EtsTrend.Damped)
                    trial[^1] = 0.8;
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
    }
}
