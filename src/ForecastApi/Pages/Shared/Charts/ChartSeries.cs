namespace ForecastApi.Pages.Shared.Charts;

/// <summary>A row of values, one per month, and how it is drawn.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Colour">A colour of the stylesheet.</param>
/// <param name="Values">One per month, none below 0.</param>
public sealed record ChartSeries(string Name, string Colour, IReadOnlyList<decimal> Values)
{
    public bool IsEmpty => Values.All(v => v == 0);
}
