using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Benchmarks;

/// <summary>A series and the months that follow it, which no model has seen.</summary>
internal sealed record HeldOutSeries(string Id, MonthlySeries History, double[] Demand)
{
    /// <summary>Scale of the MASE.</summary>
    public double? AbsoluteScale { get; } = ForecastError.AbsoluteScale(History.Values, 12);

    /// <summary>Scale of the RMSSE.</summary>
    public double? SquaredScale { get; } = ForecastError.SquaredScale(History.Values);
}
