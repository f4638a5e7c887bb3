using System.Runtime.InteropServices;

namespace ForecastApi.Forecasting.Regressors;

/// <summary>A coefficient estimated from the history of one product, before the prior.</summary>
/// <param name="Coefficient">The least-squares estimate.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="Months">The months with evidence.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EffectEstimate(double Coefficient, double Variance, int Months)
{
    /// <summary>Whether the coefficient differs from zero by more than noise.</summary>
    public bool IsSignificant(double limit) =>
        Months > 0 && Coefficient * Coefficient > limit * limit * Variance;

    /// <summary>Returns the posterior under a normal prior (Gelman et al. 2013, "Bayesian Data Analysis", section 2.5).</summary>
    public EffectEstimate With(RegressorPrior prior)
    {
        if (Months == 0)
            return new(prior.Mean, prior.Variance, 0);
        var (own, shared) = (1 / Variance, 1 / prior.Variance);
        return new(
            ((own * Coefficient) + (shared * prior.Mean)) / (own + shared),
            1 / (own + shared),
            Months
        );
    }
}
