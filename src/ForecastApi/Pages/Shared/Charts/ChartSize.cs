using System.Globalization;

namespace ForecastApi.Pages.Shared.Charts;

/// <summary>The size of a chart in pixels. Pages have no JavaScript, so a chart cannot measure its container.</summary>
public sealed record ChartSize(string Name, int Width, int Height)
{
    public static ChartSize Wide { get; } = new("wide", 1080, 340);
    public static ChartSize Middle { get; } = new("middle", 660, 300);
    public static ChartSize Narrow { get; } = new("narrow", 312, 240);

    public static IReadOnlyList<ChartSize> All { get; } = [Wide, Middle, Narrow];

    public string Style =>
        string.Create(CultureInfo.InvariantCulture, $"width:{Width}px;height:{Height}px");
}
