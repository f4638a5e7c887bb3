namespace ForecastApi.Pages.Shared.Charts;

/// <summary>Months that a fan chart points out.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Colour">A colour of the stylesheet.</param>
/// <param name="Points">Where they are.</param>
public sealed record ChartMarks(string Name, string Colour, IReadOnlyList<ChartPoint> Points);
