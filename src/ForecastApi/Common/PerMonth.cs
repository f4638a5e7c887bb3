using System.Text.Json.Serialization;

namespace ForecastApi.Common;

/// <summary>
/// A value written as one number, as an array with one number per month, or as an object by month: a month such as
/// <c>2027-08</c>, a month of any year such as <c>08</c>, or <c>*</c> for every other month.
/// </summary>
[JsonConverter(typeof(PerMonthJsonConverter))]
public sealed record PerMonth
{
    /// <summary>The key of the months that no other key names.</summary>
    public const string EveryMonth = "*";

    /// <summary>Creates a value that is the same in every month.</summary>
    public PerMonth(decimal value) => Values = [value];

    /// <summary>Creates a value from one number per month.</summary>
    public PerMonth(IReadOnlyList<decimal> values) => (Values, IsSeries) = (values, true);

    /// <summary>Creates a value from numbers by month.</summary>
    public PerMonth(IReadOnlyDictionary<string, decimal> months) =>
        (Values, ByMonth) = ([], months);

    /// <summary>The one number, or the numbers of the months; empty for an object.</summary>
    public IReadOnlyList<decimal> Values { get; }

    /// <summary>Whether it is written as an array.</summary>
    public bool IsSeries { get; }

    /// <summary>The numbers of an object by its keys; null for other values.</summary>
    public IReadOnlyDictionary<string, decimal>? ByMonth { get; }

    /// <summary>Whether a text is a key of an object.</summary>
    public static bool IsKey(string text) =>
        text == EveryMonth
        || Month.TryParse(text, null, out _)
        || (
            text is [>= '0' and <= '1', >= '0' and <= '9']
            && text is not "00"
            && string.CompareOrdinal(text, "12") <= 0
        );

    /// <summary>Returns the first month of a plan for which an object has no number; null where every month has one.</summary>
    public Month? MissingMonth(Month start, int months)
    {
        if (ByMonth is null)
            return null;
        for (var t = 0; t < months; t++)
            if (Of(start.AddMonths(t)) is null)
                return start.AddMonths(t);
        return null;
    }

    /// <summary>Returns one value per month; an array keeps its length, and a missing month is 0.</summary>
    public decimal[] Expand(Month start, int months) =>
        IsSeries
            ? [.. Values]
            :
            [
                .. Enumerable
                    .Range(0, months)
                    .Select(t => ByMonth is null ? Values[0] : Of(start.AddMonths(t)) ?? 0),
            ];

    private decimal? Of(Month month)
    {
        var text = month.ToString();
        return
            ByMonth!.TryGetValue(text, out var value)
            || ByMonth.TryGetValue(text[^2..], out value)
            || ByMonth.TryGetValue(EveryMonth, out value)
            ? value
            : null;
    }
}
