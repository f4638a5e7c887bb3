using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.Forecasting.Selection;

/// <summary>An origin of a backtest.</summary>
/// <param name="History">The months before it, cleaned without knowledge of later months.</param>
/// <param name="Demand">The demand of the months after it, at most the horizon; sales corrected for stockouts.</param>
/// <param name="Scale">Scale of the MASE from the months before; null when they are flat.</param>
public sealed record BacktestOrigin(double[] History, double[] Demand, double? Scale)
{
    /// <summary>The effects that the history is without.</summary>
    public RegressorEffects Effects { get; init; } = RegressorEffects.None;

    /// <summary>Number of months before it.</summary>
    public int Months => History.Length;
}
