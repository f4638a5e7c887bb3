namespace ForecastApi.Planning.Sourcing;

/// <summary>A line over volumes between which its running cost is linear.</summary>
/// <param name="Line">The line.</param>
/// <param name="AtLow">The running cost just above the lowest volume.</param>
/// <param name="AtHigh">The running cost at the highest volume.</param>
internal readonly record struct LineSegment(ISourceLine Line, decimal AtLow, decimal AtHigh)
{
    /// <summary>How far extrapolated costs, which are rounded to 6 decimals, may lie beside the true ones.</summary>
    public const decimal Slack = 0.00001m;

    /// <summary>The line between two volumes with no bend between them; null where it cannot supply them.</summary>
    public static LineSegment? TryCreate(ISourceLine line, decimal low, decimal high)
    {
        // Seen from inside, since the means may end or a lower price begin at either end.
        var quarter = Whole((high - low) / 4);
        var (first, second) = (line.Offer(low + quarter), line.Offer(high - quarter));
        if (!first.Feasible || !second.Feasible)
            return null;
        var slope = (second.Running - first.Running) / (high - low - (2 * quarter));
        return new(line, first.Running - (slope * quarter), second.Running + (slope * quarter));
    }

    /// <summary>The line with a cost that stays the same added.</summary>
    public LineSegment Plus(decimal cost) => new(Line, AtLow + cost, AtHigh + cost);

    // Whole units have no costs to round in most inputs.
    private static decimal Whole(decimal units) =>
        units > 2 ? Math.Floor(units) : Costing.Tolerance.Round(units);
}
