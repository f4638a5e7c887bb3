using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>
/// Identifies the history that a product was trained on without storing it: a hash of its months up to the run's last
/// month, and of the history as it was one month, two months, up to a year before that. Two runs can so be compared up
/// to the last month that both know. The hashes are hexadecimal, newest first; those of a history shorter than a year
/// end with the hash of an empty history.
/// </summary>
public static class HistoryFingerprint
{
    private const int MaxMonths = 12;
    private const int Digits = 16;

    // FNV-1a of 64 bits (Fowler, Noll and Vo 1991), its published constants
    private const ulong Empty = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const decimal Micro = 1_000_000m;

    /// <summary>Computes the hashes of the months, quantities and stockouts up to the run's last month.</summary>
    public static string Compute(IReadOnlyList<MonthQuantity> history)
    {
        var hashes = new ulong[history.Count + 1];
        hashes[0] = Empty;
        for (var i = 0; i < history.Count; i++)
            hashes[i + 1] = Add(hashes[i], history[i]);
        return string.Concat(
            hashes
                .Reverse()
                .Take(MaxMonths + 1)
                .Select(h => h.ToString("x16", CultureInfo.InvariantCulture))
        );
    }

    /// <summary>
    /// Returns whether two runs were trained on the same history up to the last month that both know; null when that
    /// month is more than a year before the end of one of them, or a run has no hashes.
    /// </summary>
    public static bool? SamePast(string? one, Month oneAsOf, string? other, Month otherAsOf)
    {
        if (one is null || other is null)
            return null;
        var common = oneAsOf < otherAsOf ? oneAsOf : otherAsOf;
        return
            Before(one, oneAsOf.MonthsSince(common)) is { } a
            && Before(other, otherAsOf.MonthsSince(common)) is { } b
            ? a == b
            : null;
    }

    /// <summary>Returns the hash without the last months; null when it is not stored.</summary>
    private static string? Before(string hashes, int months)
    {
        var last = hashes[^Digits..];
        return (months + 1) * Digits <= hashes.Length ? hashes.Substring(months * Digits, Digits)
            : last == Empty.ToString("x16", CultureInfo.InvariantCulture) ? last
            : null;
    }

    private static ulong Add(ulong hash, MonthQuantity month)
    {
        hash = Add(hash, month.Month.FirstDay.DayNumber);
        var quantity = (Int128)Math.Round(month.Quantity * Micro);
        hash = Add(hash, unchecked((long)quantity));
        // The total of many rows of the maximum amount exceeds 64 bits
        if (quantity < long.MinValue || quantity > long.MaxValue)
            hash = Add(hash, unchecked((long)(quantity >> 64)));
        return Add(hash, (long)Math.Round(month.Stockout * Micro));
    }

    private static ulong Add(ulong hash, long value)
    {
        for (var shift = 0; shift < 64; shift += 8)
            hash = unchecked((hash ^ (byte)(value >> shift)) * Prime);
        return hash;
    }
}
