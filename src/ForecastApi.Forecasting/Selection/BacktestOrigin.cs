namespace ForecastApi.Forecasting.Selection;

/// <summary>A month from which a backtest forecasts.</summary>
/// <param name="History">The months before it, cleaned with nothing known but these months.</param>
/// <param name="Demand">The months after it, at most the horizon: what was sold, or was asked for where stock was out.</param>
/// <param name="Scale">Scale of the MASE from the months before; null when they are flat.</param>
public sealed record BacktestOrigin(double[] History, double[] Demand, double? Scale)
{
    /// <summary>Number of months before it.</summary>
    public int Months => History.Length;
}
