namespace ForecastApi.Benchmarks;

/// <summary>How long something took for this many rows, by the clock and in CPU time.</summary>
internal sealed record Timing(long Rows, TimeSpan Wall, TimeSpan Cpu)
{
    public double Rate => Rows / Wall.TotalSeconds;

    public double CpuPerMillion => Cpu.TotalSeconds / Rows * 1e6;

    /// <summary>The medians of clock and CPU time, each for itself.</summary>
    public static Timing Median(IEnumerable<Timing> timings)
    {
        var all = timings.ToArray();
        return new(all[0].Rows, Middle(t => t.Wall), Middle(t => t.Cpu));

        TimeSpan Middle(Func<Timing, TimeSpan> part) =>
            all.Select(part).Order().ElementAt(all.Length / 2);
    }
}
