using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Hosting;

/// <summary>Section <c>Traffic</c>: CORS origins, rate limits, concurrency limits and the limits of bodies.</summary>
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

    /// <summary>The maximum number of health probes per address and minute.</summary>
    [Range(1, 10_000_000)]
    public int ProbesPerMinute { get; set; } = 6_000;

    /// <summary>The maximum number of requests to the sign-in page per address and minute.</summary>
    [Range(1, 10_000_000)]
    public int SignInsPerMinute { get; set; } = 600;

    /// <summary>
    /// The maximum number of large plans computed at once, and as many small ones beside them; 0 = the number of
    /// processors.
    /// </summary>
    [Range(0, 1000)]
    public int PlansAtOnce { get; set; }

    /// <summary>The maximum number of imports read at once, and of inspections beside them.</summary>
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

    /// <summary>The largest JSON body, in mebibytes, also after decompression.</summary>
    [Range(1, 1024)]
    public int MaxRequestMegabytes { get; set; } = 16;

    /// <summary>The largest imported file, in mebibytes, also after decompression.</summary>
    [Range(1, 1_000_000)]
    public int MaxUploadMegabytes { get; set; } = 2048;

    /// <summary>The maximum number of bodies that one caller sends at once; further ones wait.</summary>
    [Range(1, 1000)]
    public int UploadsPerCaller { get; set; } = 8;

    /// <summary>The minimum rate of a body, in bytes per second of waiting for its sender; a slower request is ended.</summary>
    [Range(1, 1_000_000)]
    public int MinUploadBytesPerSecond { get; set; } = 4096;

    /// <summary>The seconds over which the rate of a body is measured.</summary>
    [Range(1, 3600)]
    public int UploadGraceSeconds { get; set; } = 15;

    public int ActualComputations =>
        ComputationsAtOnce > 0 ? ComputationsAtOnce : Math.Max(1, Environment.ProcessorCount - 1);
}
