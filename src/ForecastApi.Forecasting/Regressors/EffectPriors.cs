using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.Forecasting.Regressors;

/// <summary>
/// The effects of regressors over many products, from which those of a product with little evidence of its own are
/// shrunk: the mean and the variance between products (DerSimonian and Laird 1986, "Meta-analysis in clinical trials",
/// Controlled Clinical Trials 7) of each pool.
/// </summary>
public sealed class EffectPriors
{
    private const int MinProducts = 3;
    private const double SignificanceLimit = 2.5;
    private const double MinVariance = 1e-4;

    private readonly Dictionary<string, RegressorPrior> _byPool;

    private EffectPriors(Dictionary<string, RegressorPrior> byPool) => _byPool = byPool;

    /// <summary>No priors.</summary>
    public static EffectPriors None { get; } = new(new(StringComparer.Ordinal));

    /// <summary>The priors by pool.</summary>
    public IReadOnlyDictionary<string, RegressorPrior> ByPool => _byPool;

    /// <summary>Creates priors that were learned before.</summary>
    public static EffectPriors Of(IEnumerable<KeyValuePair<string, RegressorPrior>> byPool) =>
        new(new(byPool, StringComparer.Ordinal));

    /// <summary>Learns the priors from the regressors of a sample of products.</summary>
    /// <param name="sample">The products' histories.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="cancellationToken">Cancels between two products.</param>
    public static EffectPriors Learn(
        IReadOnlyList<MonthlySeries> sample,
        int season,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(sample);
        var pools = new Dictionary<string, List<EffectEstimate>>(StringComparer.Ordinal);
        foreach (var series in sample)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var taught = series.From(Launch.FirstMonth(series.Values, season));
            foreach (
                var (regressor, estimate) in RegressorEffects.Estimate(
                    taught.Values,
                    taught.Regressors,
                    season
                )
            )
            foreach (var pool in estimate.Months > 0 ? regressor.Pools : [])
            {
                if (!pools.TryGetValue(pool, out var estimates))
                    pools[pool] = estimates = [];
                estimates.Add(estimate);
            }
        }
        var priors = new Dictionary<string, RegressorPrior>(StringComparer.Ordinal);
        foreach (var (pool, estimates) in pools)
            if (Prior(estimates) is { } prior)
                priors[pool] = prior;
        return new(priors);
    }

    /// <summary>Returns the regressors with the priors of their most specific pools.</summary>
    internal IReadOnlyList<Regressor> Apply(IReadOnlyList<Regressor> regressors) =>
        _byPool.Count == 0
            ? regressors
            :
            [
                .. regressors.Select(r =>
                    r with
                    {
                        Prior = r
                            .Pools.Select(pool => _byPool.GetValueOrDefault(pool))
                            .FirstOrDefault(prior => prior is not null),
                    }
                ),
            ];

    // Null unless the mean differs from zero: then each product's own history decides.
    private static RegressorPrior? Prior(List<EffectEstimate> estimates)
    {
        if (estimates.Count < MinProducts)
            return null;
        double[] weights = [.. estimates.Select(e => 1 / e.Variance)];
        var total = weights.Sum();
        var mean = Mean(estimates, weights);
        var spread = estimates
            .Zip(weights, (e, w) => w * (e.Coefficient - mean) * (e.Coefficient - mean))
            .Sum();
        var between = Math.Max(
            MinVariance,
            (spread - (estimates.Count - 1)) / (total - (weights.Sum(w => w * w) / total))
        );
        weights = [.. estimates.Select(e => 1 / (e.Variance + between))];
        mean = Mean(estimates, weights);
        return Math.Abs(mean) > SignificanceLimit / Math.Sqrt(weights.Sum())
            ? new(mean, between)
            : null;
    }

    private static double Mean(List<EffectEstimate> estimates, double[] weights) =>
        estimates.Zip(weights, (e, w) => w * e.Coefficient).Sum() / weights.Sum();
}
