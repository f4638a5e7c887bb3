using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Hosting;

/// <summary>Section <c>Traffic</c>: CORS origins, rate limits and concurrency limits.</summary>
public sealed class TrafficOptions
{
    public const string Section = "Traffic";

    /// <summary>The origins that may call the API from a browser, such as https://app.example.com; none by default.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    /// <summary>The maximum number of reads per caller and minute.</summary>
    [Range(1, 10_000_000)]
    public int ReadsPerMinute { get; set; } = 30_000;

    /// <summary>The maximum number of writes per caller and minute.</summary>
    [Range(1, 10_000_000)]
    public int WritesPerMinute { get; set; } = 1_200;

    /// <summary>The maximum number of plans computed at once; 0 = the number of processors.</summary>
    [Range(0, 1000)]
    public int PlansAtOnce { get; set; }

    /// <summary>The maximum number of imports read at once.</summary>
    [Range(1, 1000)]
    public int ImportsAtOnce { get; set; } = 4;

    /// <summary>
    /// The maximum number of computations of other requests at once, such as previews and accuracy; 0 = all processors but
    /// one.
    /// </summary>
    [Range(0, 1000)]
    public int ComputationsAtOnce { get; set; }

    /// <summary>The maximum number of requests of each of these kinds that wait; further ones get 429.</summary>
    [Range(0, 10_000)]
    public int Waiting { get; set; } = 50;

    public int ActualComputations =>
        ComputationsAtOnce > 0 ? ComputationsAtOnce : Math.Max(1, Environment.ProcessorCount - 1);
}
