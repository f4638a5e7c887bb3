using System.Globalization;

namespace ForecastApi.Work;

/// <summary>Rules of the claims by which processes share work: each holds for a while, unless it is renewed.</summary>
public static class Claims
{
    /// <summary>
    /// What was lost more often is suspected of ending its processes, and worked on alone: one that dies takes all the
    /// work with it that it is at.
    /// </summary>
    public const int Unsuspected = 1;

    /// <summary>For who works alone.</summary>
    public const int Suspected = int.MaxValue;

    /// <summary>A batch whose process was gone so often is not tried again: it is what ends the processes.</summary>
    private const int MayBeLost = 4;

    /// <summary>What was accepted is acknowledged: an operator who kills often does not lose it.</summary>
    private const int AcceptedMayBeLost = 19;

    /// <summary>A lease is lost with whatever else its process was at.</summary>
    private const int LeaseMayBeLost = 49;

    /// <summary>What the database refuses so often while it answers is no outage that passes.</summary>
    private const int MayBeTroubled = 20;

    /// <summary>How long a claim on an import or a plan holds without being renewed.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(20);

    /// <summary>Clocks that differ by less may hold work up, but never take each other's: who is right is not known.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    /// <summary>No claim made by a clock that is right lasts longer: what says so is over, like one that has expired.</summary>
    public static DateTimeOffset Latest(DateTimeOffset now, TimeSpan holds) =>
        now + holds + ClocksDiffer;

    /// <summary>The instants by which a claim is judged and made.</summary>
    /// <param name="looked">
    /// When the claim was asked for, before waiting for other writers: who could not renew while they wrote is no dead
    /// process.
    /// </param>
    /// <param name="now">When it is made.</param>
    /// <param name="holds">For how long.</param>
    public static ClaimTerm Term(DateTimeOffset looked, DateTimeOffset now, TimeSpan holds) =>
        new(looked, Latest(now, holds), now + holds);

    /// <summary>In words, why a batch is not tried again as usual; null while it may be.</summary>
    public static string? GivenUp(int lost) => lost > MayBeLost ? Ended(lost) : null;

    /// <summary>In words, why an import or a plan that was accepted is not tried again; null while it may be.</summary>
    public static string? AcceptedGivenUp(int lost) =>
        lost > AcceptedMayBeLost ? Ended(lost) : null;

    /// <summary>In words, why not even a simpler way is tried with a batch that was given up; null while it may be.</summary>
    public static string? GivenUpAltogether(int lost) => lost > 2 * MayBeLost ? Ended(lost) : null;

    /// <summary>In words, why nobody leads a run any more; null while somebody may.</summary>
    /// <param name="lost">How often the lease was lost.</param>
    /// <param name="explained">How often batches of the run were, each of which is given up by itself.</param>
    public static string? LeaseGivenUp(int lost, int explained) =>
        lost - explained > LeaseMayBeLost ? Ended(lost) : null;

    /// <summary>Whether the database has refused a piece of work so often that it is given up.</summary>
    public static bool TroubledTooOften(int troubles) => troubles > MayBeTroubled;

    private static string Ended(int lost) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The process that worked on it ended without a word {lost} times, for lack of memory perhaps; it is not tried again."
        );
}

/// <param name="Now">Claims that ended before are over.</param>
/// <param name="Latest">Claims that end after it were made by a clock that was wrong.</param>
/// <param name="Until">How long the new one holds.</param>
public sealed record ClaimTerm(DateTimeOffset Now, DateTimeOffset Latest, DateTimeOffset Until);
