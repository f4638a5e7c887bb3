using ForecastApi.Common;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>A month of the backtest: forecast at the end of <c>Origin</c>, with its demand.</summary>
public sealed record BacktestMonth(
    Month Origin,
    ForecastMonth Month,
    decimal Demand,
    decimal Benchmark,
    double? AbsoluteScale,
    double? SquaredScale
);
