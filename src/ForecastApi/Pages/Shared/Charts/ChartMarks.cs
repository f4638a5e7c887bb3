namespace ForecastApi.Pages.Shared.Charts;

/// <summary>Marked months of a fan chart.</summary>
/// <param name="Name">The label in the legend.</param>
/// <param name="Colour">A colour of the stylesheet.</param>
/// <param name="Points">The marked points.</param>
public sealed record ChartMarks(string Name, string Colour, IReadOnlyList<ChartPoint> Points);
