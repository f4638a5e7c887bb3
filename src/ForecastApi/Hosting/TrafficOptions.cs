using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Hosting;

/// <summary>Section <c>Traffic</c>: who may call from where, and how much.</summary>
public sealed class TrafficOptions
{
    public const string Section = "Traffic";

    /// <summary>Origins of front ends on other sites, such as https://app.example.com; none by default.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    /// <summary>Reads of one caller in a minute.</summary>
    [Range(1, 10_000_000)]
    public int ReadsPerMinute { get; set; } = 30_000;

    /// <summary>Changes by one caller in a minute.</summary>
    [Range(1, 10_000_000)]
    public int WritesPerMinute { get; set; } = 1_200;

    /// <summary>Plans that are computed at once; 0 = as many as there are processors.</summary>
    [Range(0, 1000)]
    public int PlansAtOnce { get; set; }

    /// <summary>Imports that are read at once.</summary>
    [Range(1, 1000)]
    public int ImportsAtOnce { get; set; } = 4;

    /// <summary>Plans, and imports, that may wait for their turn; more are told to come back.</summary>
    [Range(0, 10_000)]
    public int Waiting { get; set; } = 50;
}
