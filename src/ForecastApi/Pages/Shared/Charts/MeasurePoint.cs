namespace ForecastApi.Pages.Shared.Charts;

/// <summary>A group on the chart of the errors; measures in per cent.</summary>
/// <param name="Place">Counted from 1.</param>
public sealed record MeasurePoint(double Place, string Label, double Wape, double Bias);
