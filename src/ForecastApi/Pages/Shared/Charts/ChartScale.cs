namespace ForecastApi.Pages.Shared.Charts;

/// <summary>A value axis with round ticks that includes 0.</summary>
/// <param name="Low">The lowest tick, 0 or less.</param>
/// <param name="High">The highest tick, 0 or more.</param>
/// <param name="Step">The distance between two ticks.</param>
public sealed record ChartScale(double Low, double High, double Step)
{
    private static readonly double[] Rounds = [1, 2, 2.5, 5, 10];

    /// <summary>Creates an axis with about <paramref name="lines"/> ticks.</summary>
    public static ChartScale Fit(double lowest, double highest, int lines)
    {
        var range = Math.Max(highest, 0) - Math.Min(lowest, 0);
        if (range <= 0)
            return new(0, 1, 1);
        var rough = range / lines;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * Array.Find(Rounds, r => r * power >= rough * 0.999999);
        return new(
            Math.Floor(Math.Min(lowest, 0) / step) * step,
            Math.Max(Math.Ceiling(Math.Max(highest, 0) / step), highest > 0 ? 1 : 0) * step,
            step
        );
    }

    /// <summary>The ticks in ascending order.</summary>
    public IEnumerable<double> Ticks =>
        Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + (i * Step));
}
