namespace ForecastApi.Pages.Shared.Charts;

/// <summary>A group on the error chart, measures in per cent.</summary>
/// <param name="Place">The position on the axis, from 1.</param>
public sealed record MeasurePoint(double Place, string Label, double Wape, double Bias);
