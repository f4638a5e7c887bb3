namespace ForecastApi.Accuracy;

/// <summary>Means over the products with equal weights.</summary>
public sealed record Unweighted(double? Wape, double? Bias);
