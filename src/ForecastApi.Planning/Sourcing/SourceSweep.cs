namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// Finds the volumes at which the cheapest source changes. Between two breakpoints of any line all costs are linear,
/// except for the steps of machine purchases. Intervals with many steps are bisected until one source is the cheapest
/// regardless of the steps, or no step is left.
/// </summary>
internal sealed class SourceSweep(IReadOnlyList<ISource> sources, TimeBudget budget)
{
    private const int MaxSplits = 10_000;

    private readonly List<SourceChange> _changes = [];
    private (SourceKind Kind, string Source)? _cheapest;
    private int _splits;

    /// <summary>The changes found.</summary>
    public IReadOnlyList<SourceChange> Changes => _changes;

    /// <summary>The volume up to which the changes are complete.</summary>
    public decimal ListedTo { get; private set; }

    /// <summary>Finds the changes between two volumes.</summary>
    public void Run(decimal low, decimal high)
    {
        _cheapest = CheapestAt(low);
        ListedTo = low;
        var bends = sources
            .SelectMany(source => source.Breakpoints)
            .Where(bend => bend > low && bend < high)
            .Append(high)
            .Distinct()
            .Order();
        foreach (var bend in bends)
        {
            if (bend > ListedTo && !Sweep(LinesFrom(ListedTo), ListedTo, bend))
                return;
        }
    }

    private List<ISourceLine> LinesFrom(decimal volume) =>
        [.. sources.SelectMany(source => source.LinesFrom(volume))];

    // Returns false when the maximum number of splits is reached or the time is over.
    private bool Sweep(List<ISourceLine> lines, decimal low, decimal high)
    {
        budget.CancellationToken.ThrowIfCancellationRequested();
        if (budget.IsOver)
            return false;
        // Volumes are reported to 6 decimals; nothing can change between neighbouring values.
        if (high - low > 0.000004m)
        {
            var segments = lines
                .Select(line => LineSegment.TryCreate(line, low, high))
                .OfType<LineSegment>()
                .ToList();
            var step = Step(lines, low, high);
            if (step is { } split && !IsDecided(segments, low, high))
            {
                if (++_splits > MaxSplits)
                    return false;
                return Sweep(lines, low, split) && Sweep(lines, split, high);
            }
            Note(segments, low, high);
        }
        ListedTo = high;
        return true;
    }

    // Returns a machine step near the middle.
    private static decimal? Step(List<ISourceLine> lines, decimal low, decimal high)
    {
        var steps = lines.Select(Between).OfType<decimal>().ToList();
        return steps.Count == 0 ? null : steps.MinBy(s => Math.Abs(s - ((low + high) / 2)));

        decimal? Between(ISourceLine line) =>
            line.NextStep((low + high) / 2) is { } middle && middle < high ? middle
            : line.NextStep(low) is { } first && first < high ? first
            : null;
    }

    // Whether each line with steps is always or never the cheapest on the interval, regardless of its steps.
    private bool IsDecided(List<LineSegment> segments, decimal low, decimal high)
    {
        foreach (var segment in segments.Where(s => s.Line.NextStep(low) < high))
        {
            var others = segments.Where(s => s.Line != segment.Line).ToList();
            var cheapest = segment.Plus(Machines(segment, segment.Line.NextStep(low)!.Value));
            var dearest = segment.Plus(Machines(segment, high));
            var never = others.Exists(o => IsBelow(o, cheapest));
            var always = others.TrueForAll(o => IsBelow(dearest, o));
            if (!never && !always)
                return false;
        }
        return true;
    }

    private static decimal Machines(LineSegment segment, decimal volume) =>
        segment.Line.Offer(volume).Machines;

    private static bool IsBelow(LineSegment a, LineSegment b) =>
        a.AtLow < b.AtLow - LineSegment.Slack && a.AtHigh < b.AtHigh - LineSegment.Slack;

    private void Note(List<LineSegment> segments, decimal low, decimal high)
    {
        var total = segments.ConvertAll(s => s.Plus(Machines(s, high)));
        if (total.Count == 0)
            Note(low, null);
        foreach (var (from, line) in LowerEnvelope.Find(total, low, high))
            Note(from, (line.Kind, line.Source));
    }

    private void Note(decimal volume, (SourceKind Kind, string Source)? cheapest)
    {
        if (cheapest == _cheapest)
            return;
        _changes.Add(new(volume, _cheapest?.Source, cheapest?.Source));
        _cheapest = cheapest;
    }

    private (SourceKind Kind, string Source)? CheapestAt(decimal volume)
    {
        var best = LinesFrom(volume)
            .Where(line => line.Offer(volume).Feasible)
            .MinBy(line => line.Offer(volume).Cost);
        return best is null ? null : (best.Kind, best.Source);
    }
}
