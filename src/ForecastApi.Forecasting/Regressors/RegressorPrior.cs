namespace ForecastApi.Forecasting.Regressors;

/// <summary>The normal distribution of a coefficient over products alike.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">The variance between the products, above 0.</param>
public sealed record RegressorPrior(double Mean, double Variance);
