namespace ForecastApi.Planning.Sourcing;

/// <summary>A section of a line on which the running cost is linear.</summary>
/// <param name="Line">The line.</param>
/// <param name="AtLow">The running cost just above the low end.</param>
/// <param name="AtHigh">The running cost at the high end.</param>
internal readonly record struct LineSegment(ISourceLine Line, decimal AtLow, decimal AtHigh)
{
    /// <summary>The tolerance of extrapolated costs, which come from values rounded to 6 decimals.</summary>
    public const decimal Slack = 0.00001m;

    /// <summary>
    /// Creates the section between two volumes without a breakpoint between them; null if the line cannot supply them.
    /// </summary>
    public static LineSegment? TryCreate(ISourceLine line, decimal low, decimal high)
    {
        // Sampled inside the section, because capacity may end or a lower price start at either end.
        var quarter = Whole((high - low) / 4);
        var (first, second) = (line.Offer(low + quarter), line.Offer(high - quarter));
        if (!first.Feasible || !second.Feasible)
            return null;
        var slope = (second.Running - first.Running) / (high - low - (2 * quarter));
        return new(line, first.Running - (slope * quarter), second.Running + (slope * quarter));
    }

    /// <summary>Returns the section with a constant cost added.</summary>
    public LineSegment Plus(decimal cost) => new(Line, AtLow + cost, AtHigh + cost);

    // With integer units most inputs have costs that need no rounding.
    private static decimal Whole(decimal units) =>
        units > 2 ? Math.Floor(units) : Costing.Tolerance.Round(units);
}
