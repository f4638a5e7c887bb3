namespace ForecastApi.Forecasting.Pooled;

/// <summary>What a training gives.</summary>
/// <param name="Network">The network.</param>
/// <param name="Spread">Its mean absolute error in training per month of the horizon, in units of the series' scale.</param>
internal sealed record TrainedNetwork(Perceptron Network, double[] Spread);
