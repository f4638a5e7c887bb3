using ForecastApi.Forecasting;

namespace ForecastApi.Benchmarks;

/// <summary>A series and the months that follow it, which no model has seen.</summary>
internal sealed record HeldOutSeries(string Id, MonthlySeries History, double[] Demand);
