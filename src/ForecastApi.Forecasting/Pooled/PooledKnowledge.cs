using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.Forecasting.Pooled;

/// <summary>The knowledge that a run has of all its products together.</summary>
/// <param name="Models">The models trained on many products.</param>
/// <param name="Priors">The effects of regressors over many products.</param>
/// <param name="ReturnRate">
/// The share of products without a sale for a season that sold again in the season after it.
/// </param>
public sealed record PooledKnowledge(
    IReadOnlyList<PooledModel> Models,
    EffectPriors Priors,
    double ReturnRate
)
{
    /// <summary>The knowledge without a sample.</summary>
    public static PooledKnowledge None { get; } = new([], EffectPriors.None, Returns.PriorRate);

    /// <summary>Learns from a sample of products.</summary>
    /// <inheritdoc cref="PooledModels.Train" path="/param"/>
    public static PooledKnowledge Learn(
        IReadOnlyList<MonthlySeries> sample,
        ForecastSettings settings,
        int threads,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(
            PooledModels.Train(sample, settings, threads, cancellationToken),
            EffectPriors.Learn(sample, settings.SeasonLength, cancellationToken),
            Returns.Rate(sample, settings.SeasonLength)
        );
    }
}
