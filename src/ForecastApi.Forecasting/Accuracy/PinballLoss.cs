namespace ForecastApi.Forecasting.Accuracy;

/// <summary>Mean pinball loss per point in units, at each stored quantile (see <see cref="ForecastError.Pinball"/>).</summary>
/// <param name="P025">At 2.5 %, the lower bound of the 95 % interval.</param>
/// <param name="P10">At 10 %, the lower bound of the 80 % interval.</param>
/// <param name="P50">At 50 %, the point forecast.</param>
/// <param name="P90">At 90 %, the upper bound of the 80 % interval.</param>
/// <param name="P975">At 97.5 %, the upper bound of the 95 % interval.</param>
public sealed record PinballLoss(double P025, double P10, double P50, double P90, double P975);
