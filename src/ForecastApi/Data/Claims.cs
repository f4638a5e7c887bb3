using System.Globalization;

namespace ForecastApi.Data;

/// <summary>Rules of the claims by which processes share work: each holds for a while, unless it is renewed.</summary>
public static class Claims
{
    /// <summary>
    /// Work whose process was gone so often is not tried again: it is what ends the processes. Above this, since a
    /// process that dies takes others' work with it.
    /// </summary>
    private const int MayBeLost = 4;

    /// <summary>How long a claim on an import or a plan holds without being renewed.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(20);

    /// <summary>A lease covers many batches, each of which may be lost as often as it may.</summary>
    private const int LeaseMayBeLost = 12;

    /// <summary>No claim made by a clock that is right lasts longer: what says so is over, like one that has expired.</summary>
    public static DateTimeOffset Latest(DateTimeOffset now, TimeSpan holds) => now + (2 * holds);

    /// <summary>The instants by which a claim is judged and made.</summary>
    /// <param name="looked">
    /// When the claim was asked for, before waiting for other writers: who could not renew while they wrote is no dead
    /// process.
    /// </param>
    /// <param name="now">When it is made.</param>
    /// <param name="holds">For how long.</param>
    public static ClaimTerm Term(DateTimeOffset looked, DateTimeOffset now, TimeSpan holds) =>
        new(looked, Latest(now, holds), now + holds);

    /// <summary>In words, why a piece of work is not tried again; null while it may be.</summary>
    public static string? GivenUp(int lost) => lost > MayBeLost ? Ended(lost) : null;

    /// <summary>In words, why nobody leads a run any more; null while somebody may.</summary>
    public static string? LeaseGivenUp(int lost) => lost > LeaseMayBeLost ? Ended(lost) : null;

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
