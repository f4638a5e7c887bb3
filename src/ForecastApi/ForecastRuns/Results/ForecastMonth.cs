using ForecastApi.Common;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>A month of a product's statistical forecast.</summary>
public sealed record ForecastMonth(Month Period, PredictionInterval Interval);
