using System.Globalization;

namespace ForecastApi.Work;

/// <summary>Limits the attempts of work. A step counts an attempt when it starts and reverts it when it ends without a crash.</summary>
public static class WorkPolicy
{
    /// <summary>The most crashes with which a step still runs beside other work; beyond it, isolated steps run one at a time.</summary>
    public const int MaxCrashesBesideOthers = 1;

    /// <summary>The most crashes with which a batch is still forecast; beyond it, its products get a fallback.</summary>
    public const int MaxBatchCrashes = 4;

    /// <summary>The most crashes with which the fallback of a batch is still computed.</summary>
    public const int MaxFallbackCrashes = 2 * MaxBatchCrashes;

    /// <summary>The most crashes of an acknowledged import or plan; beyond it, it fails. High, so that operators can kill processes.</summary>
    public const int MaxAcceptedCrashes = 19;

    /// <summary>The most crashes of a run; beyond it, it fails. High, because other work may crash its process.</summary>
    public const int MaxRunCrashes = 49;

    /// <summary>The most errors from a reachable database; beyond it, a step fails instead of waiting for the end of an outage.</summary>
    public const int MaxDatabaseErrors = 20;

    /// <summary>Describes why a step is not retried.</summary>
    public static string DescribeCrashes(int crashes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Abandoned after {crashes} worker crashes, possibly for lack of memory."
        );
}
