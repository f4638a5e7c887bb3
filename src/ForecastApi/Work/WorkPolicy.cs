using System.Globalization;

namespace ForecastApi.Work;

/// <summary>Limits of attempts. A step counts an attempt when it starts; one that ends in any way but a crash takes it back.</summary>
public static class WorkPolicy
{
    /// <summary>Crashes after which a step runs isolated from all other work of its process.</summary>
    public const int MaxCrashesBesideOthers = 1;

    /// <summary>Crashes after which the products of a batch get a fallback.</summary>
    public const int MaxBatchCrashes = 4;

    /// <summary>Crashes after which even the fallback of a batch is not computed.</summary>
    public const int MaxFallbackCrashes = 2 * MaxBatchCrashes;

    /// <summary>Crashes after which an import or a plan fails. It was acknowledged, so an operator's kills must not lose it.</summary>
    public const int MaxAcceptedCrashes = 19;

    /// <summary>Crashes after which a run fails: its process may crash for the sake of other work.</summary>
    public const int MaxRunCrashes = 49;

    /// <summary>Errors of a database that answers, after which a step fails: an outage would have passed.</summary>
    public const int MaxDatabaseErrors = 20;

    /// <summary>Describes why a step is not tried again.</summary>
    public static string DescribeCrashes(int crashes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Abandoned after {crashes} worker crashes, possibly for lack of memory."
        );
}
