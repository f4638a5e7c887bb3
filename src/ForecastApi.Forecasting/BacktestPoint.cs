using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting;

/// <summary>One month of the backtest of the published forecast.</summary>
/// <param name="Origin">First day of the last month that was known.</param>
/// <param name="Month">First day of the month forecast.</param>
/// <param name="Point">The forecast and the demand, in units; its bounds come from the other origins.</param>
public sealed record BacktestPoint(DateOnly Origin, DateOnly Month, AccuracyPoint Point);
