namespace ForecastApi.Accuracy;

/// <summary>Means over the products, weighted by their demand.</summary>
public sealed record VolumeWeighted(double? Mase, double? Rmsse, double? Smape);
