using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Regressors;

/// <summary>
/// The effects of a product's regressors. The history is divided by them before any model is trained, and every forecast
/// multiplied by them, so that they belong to the whole combination and not to one model.
/// </summary>
public sealed class RegressorEffects
{
    // Standard errors from zero; less would let noise move the forecast. An event is stated because it matters.
    private const double EventLimit = 2;
    private const double SignificanceLimit = 2.5;

    // Every product has a calendar, so that many would follow it by chance.
    private const double CalendarLimit = 3;
    private const double MaxFactor = 20;
    private const double MaxCoefficient = 3;

    private readonly IReadOnlyList<Regressor> _regressors;

    private RegressorEffects(
        IReadOnlyList<Regressor> regressors,
        IReadOnlyList<RegressorEffect> effects
    ) => (_regressors, Effects) = (regressors, effects);

    /// <summary>No effects.</summary>
    public static RegressorEffects None { get; } = new([], []);

    /// <summary>The effects that move the forecast.</summary>
    public IReadOnlyList<RegressorEffect> Effects { get; }

    /// <summary>Learns the effects from a history.</summary>
    /// <param name="values">Net sales per month, oldest first.</param>
    /// <param name="regressors">The regressors of the series.</param>
    /// <param name="season">Months in a season.</param>
    public static RegressorEffects Fit(
        ReadOnlySpan<double> values,
        IReadOnlyList<Regressor> regressors,
        int season
    )
    {
        if (regressors.Count == 0)
            return None;
        var found = new List<(Regressor Regressor, EffectEstimate Estimate)>();
        Regressor[] events = [.. regressors.Where(r => r.Kind == RegressorKind.Event)];
        var estimates = EventFit.Fit(values, events, season);
        found.AddRange(
            events
                .Zip(estimates)
                .Where(f => IsKept(f.First, f.Second, EventLimit))
                .Select(f => (f.First, Shrunk(f.First, f.Second)))
        );
        found.AddRange(Trends(Without(values, found), regressors, season));
        found.RemoveAll(f => f.Estimate.Coefficient == 0);
        return new(
            [.. found.Select(f => f.Regressor)],
            [
                .. found.Select(f => new RegressorEffect(
                    f.Regressor.Name,
                    f.Regressor.Kind,
                    f.Estimate.Coefficient,
                    Math.Sqrt(f.Estimate.Variance),
                    f.Estimate.Months
                )),
            ]
        );
    }

    /// <summary>Returns the evidence of a history alone for the effect of each regressor, the best of its variants.</summary>
    internal static IEnumerable<(Regressor Regressor, EffectEstimate Estimate)> Estimate(
        ReadOnlySpan<double> values,
        IReadOnlyList<Regressor> regressors,
        int season
    )
    {
        Regressor[] events = [.. regressors.Where(r => r.Kind == RegressorKind.Event)];
        var found = events.Zip(EventFit.Fit(values, events, season)).ToList();
        var rest = Without(values, found);
        if (SeriesProfile.From(rest, season).IsIntermittent)
            return found;
        var trends = Variants(rest, regressors, season);
        return [.. found, .. trends.Zip(TrendFit.Fit(rest, trends, season))];
    }

    /// <summary>Returns the factor by which all effects multiply the demand of a month.</summary>
    /// <param name="month">The month, from 0 at the start of the history.</param>
    public double Factor(int month)
    {
        var sum = 0.0;
        for (var k = 0; k < Effects.Count; k++)
            sum += Effects[k].Coefficient * _regressors[k].At(month);
        return Math.Clamp(Math.Exp(sum), 1 / MaxFactor, MaxFactor);
    }

    /// <summary>Returns the factor of one effect in a month.</summary>
    internal double Factor(int effect, int month) =>
        Math.Exp(Effects[effect].Coefficient * _regressors[effect].At(month));

    /// <summary>Returns the history as it would be without the effects.</summary>
    internal double[] Remove(ReadOnlySpan<double> values)
    {
        var rest = values.ToArray();
        for (var t = 0; t < rest.Length && Effects.Count > 0; t++)
            rest[t] /= Factor(t);
        return rest;
    }

    /// <summary>Returns a forecast with the effects, of the months that follow a history.</summary>
    internal ModelForecast Apply(ModelForecast forecast, int months) =>
        Effects.Count == 0
            ? forecast
            : new(
                [.. forecast.Values.Select((value, h) => value * Factor(months + h))],
                [.. forecast.StandardErrors.Select((error, h) => error * Factor(months + h))]
            );

    private static double[] Without(
        ReadOnlySpan<double> values,
        List<(Regressor Regressor, EffectEstimate Estimate)> found
    )
    {
        var rest = values.ToArray();
        for (var t = 0; t < rest.Length; t++)
            rest[t] /= Math.Exp(found.Sum(f => f.Estimate.Coefficient * f.Regressor.At(t)));
        return rest;
    }

    // Drops the least significant regressor until all that remain are significant or have a prior.
    private static List<(Regressor, EffectEstimate)> Trends(
        double[] values,
        IReadOnlyList<Regressor> regressors,
        int season
    )
    {
        if (SeriesProfile.From(values, season).IsIntermittent)
            return [];
        var kept = Variants(values, regressors, season);
        while (kept.Count > 0)
        {
            var estimates = TrendFit.Fit(values, kept, season);
            var weakest = Enumerable
                .Range(0, kept.Count)
                .Where(k =>
                    !IsKept(
                        kept[k],
                        estimates[k],
                        kept[k].Kind == RegressorKind.Calendar ? CalendarLimit : SignificanceLimit
                    )
                )
                .DefaultIfEmpty(-1)
                .MinBy(k => k < 0 ? 0 : Strength(estimates[k]));
            if (weakest < 0)
                return [.. kept.Zip(estimates, (r, e) => (r, Shrunk(r, e)))];
            kept.RemoveAt(weakest);
        }
        return [];
    }

    private static bool IsKept(Regressor regressor, EffectEstimate estimate, double limit) =>
        regressor.Prior is not null || estimate.IsSignificant(limit);

    private static List<Regressor> Variants(
        double[] values,
        IReadOnlyList<Regressor> regressors,
        int season
    ) =>
        [
            .. regressors
                .Where(r => r.Kind != RegressorKind.Event)
                .GroupBy(r => (r.Kind, r.Name))
                .Select(variants => Best(values, [.. variants], season)),
        ];

    private static Regressor Best(double[] values, Regressor[] variants, int season) =>
        variants.Length == 1
            ? variants[0]
            : variants.MaxBy(v => Strength(TrendFit.Fit(values, [v], season)[0]))!;

    private static double Strength(EffectEstimate estimate) =>
        estimate.Months == 0 ? 0 : estimate.Coefficient * estimate.Coefficient / estimate.Variance;

    private static EffectEstimate Shrunk(Regressor regressor, EffectEstimate estimate)
    {
        var shrunk = regressor.Prior is { } prior ? estimate.With(prior) : estimate;
        return shrunk with
        {
            Coefficient = Math.Clamp(shrunk.Coefficient, -MaxCoefficient, MaxCoefficient),
        };
    }
}
