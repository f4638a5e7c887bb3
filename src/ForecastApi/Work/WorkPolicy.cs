using System.Globalization;

namespace ForecastApi.Work;

/// <summary>Limits the attempts of work. A step counts an attempt when it starts and reverts it when it ends without a crash.</summary>
public static class WorkPolicy
{
    /// <summary>The number of crashes after which a step runs isolated from all other work of its process.</summary>
    public const int MaxCrashesBesideOthers = 1;

    /// <summary>The number of crashes after which the products of a batch get a fallback.</summary>
    public const int MaxBatchCrashes = 4;

    /// <summary>The number of crashes after which even the fallback of a batch is not computed.</summary>
    public const int MaxFallbackCrashes = 2 * MaxBatchCrashes;

    /// <summary>The number of crashes after which an acknowledged import or plan fails; high, so that operators can kill processes.</summary>
    public const int MaxAcceptedCrashes = 19;

    /// <summary>The number of crashes after which a run fails; high, because other work may crash its process.</summary>
    public const int MaxRunCrashes = 49;

    /// <summary>The number of errors from a reachable database after which a step fails instead of waiting for the end of an outage.</summary>
    public const int MaxDatabaseErrors = 20;

    /// <summary>Describes why a step is not retried.</summary>
    public static string DescribeCrashes(int crashes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Abandoned after {crashes} worker crashes, possibly for lack of memory."
        );
}
