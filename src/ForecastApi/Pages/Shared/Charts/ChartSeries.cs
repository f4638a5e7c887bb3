namespace ForecastApi.Pages.Shared.Charts;

/// <summary>A series of a chart by month.</summary>
/// <param name="Name">The label in the legend.</param>
/// <param name="Colour">A colour of the stylesheet.</param>
/// <param name="Values">One value per month, 0 or more.</param>
public sealed record ChartSeries(string Name, string Colour, IReadOnlyList<decimal> Values)
{
    public bool IsEmpty => Values.All(v => v == 0);
}
