using ForecastApi.Planning.Costing;

namespace ForecastApi.Planning.Sourcing;

/// <summary>Finds the lowest of several lines on each interval.</summary>
internal static class LowerEnvelope
{
    /// <summary>
    /// Returns the lowest lines from left to right, each with the volume from which it is the lowest.
    /// </summary>
    /// <param name="lines">The lines between two volumes; the first listed wins a tie.</param>
    /// <param name="low">The lowest volume.</param>
    /// <param name="high">The highest volume.</param>
    public static IEnumerable<(decimal From, ISourceLine Line)> Find(
        IReadOnlyList<LineSegment> lines,
        decimal low,
        decimal high
    )
    {
        if (lines.Count == 0)
            yield break;
        var min = lines.Min(l => l.AtLow) + LineSegment.Slack;
        var flattest = lines.Where(l => l.AtLow <= min).Min(l => l.AtHigh) + LineSegment.Slack;
        var lowest = lines.First(l => l.AtLow <= min && l.AtHigh <= flattest);
        yield return (low, lowest.Line);
        while (true)
        {
            var current = lowest;
            var next = lines
                .Where(l => l.AtHigh < current.AtHigh - LineSegment.Slack)
                .Select(l => (At: Crossing(current, l), Line: l))
                .OrderBy(c => c.At)
                .ThenBy(c => c.Line.AtHigh)
                .Select(c => ((decimal At, LineSegment Line)?)c)
                .FirstOrDefault();
            if (next is not { } crossing)
                yield break;
            lowest = crossing.Line;
            yield return (
                Math.Clamp(Tolerance.Round(low + ((high - low) * crossing.At)), low, high),
                lowest.Line
            );
        }
    }

    // As a share of the interval.
    private static decimal Crossing(LineSegment high, LineSegment low)
    {
        var before = Math.Max(0, low.AtLow - high.AtLow);
        return before / (before + high.AtHigh - low.AtHigh);
    }
}
