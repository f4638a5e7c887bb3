using System.Globalization;
using System.Text.RegularExpressions;
using ForecastApi.Common;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Formats numbers and times in the invariant culture, so that a page is the same on every machine.</summary>
public static partial class Format
{
    private const string NoBreak = "\u00a0";

    private static readonly Dictionary<string, string> Abbreviations = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["api"] = "API",
        ["ssa"] = "SSA",
        ["mlNetSsa"] = "ML.NET SSA",
        ["ets"] = "ETS",
        ["aggregatedEts"] = "Aggregated ETS",
    };

    /// <summary>Formats a quantity in whole units, with one decimal below 10.</summary>
    public static string Units(decimal quantity) =>
        quantity.ToString(
            Math.Abs(quantity) < 10 && quantity != decimal.Truncate(quantity) ? "N1" : "N0",
            CultureInfo.InvariantCulture
        );

    /// <summary>Formats a whole number with thousands separators, for columns whose header has the unit.</summary>
    public static string Whole(decimal amount) =>
        amount.ToString("N0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Formats an amount with two decimals.</summary>
    public static string Cents(decimal amount) =>
        amount.ToString("N2", CultureInfo.InvariantCulture);

    public static string Money(decimal amount, string currency) =>
        Whole(amount) + NoBreak + currency;

    /// <summary>Formats a whole number with its sign: +12 or −12.</summary>
    public static string Signed(decimal amount) =>
        (amount < 0 ? "−" : "+") + Math.Abs(amount).ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(decimal share, int decimals = 1) =>
        (share * 100).ToString("N" + decimals, CultureInfo.InvariantCulture) + NoBreak + "%";

    public static string SignedPercent(decimal share) =>
        (share < 0 ? "−" : "+") + Percent(Math.Abs(share));

    /// <summary>Formats a share such as WAPE; a dash for null.</summary>
    public static string Share(double? share) =>
        share is { } value ? Percent(Decimal(value)).Replace('-', '−') : "–";

    /// <summary>Formats a share with its sign, such as bias; a dash for null.</summary>
    public static string SignedShare(double? share) =>
        share is not { } value ? "–"
        : Math.Abs(value) < 0.0005 ? Percent(0)
        : SignedPercent(Decimal(value));

    /// <summary>Formats a ratio such as MASE; a dash for null.</summary>
    public static string Ratio(double? ratio) =>
        ratio is { } value
            ? value.ToString("N2", CultureInfo.InvariantCulture).Replace('-', '−')
            : "–";

    // Clamped to the range of decimal
    private static decimal Decimal(double value) => (decimal)Math.Clamp(value, -1e12, 1e12);

    /// <summary>Formats a value for an axis: 950, 12k, 3.4M.</summary>
    public static string Short(decimal value) =>
        Math.Abs(value) switch
        {
            >= 1_000_000 => (value / 1_000_000).ToString("0.##", CultureInfo.InvariantCulture)
                + "M",
            >= 10_000 => (value / 1_000).ToString("0.#", CultureInfo.InvariantCulture) + "k",
            _ => value.ToString("0.##", CultureInfo.InvariantCulture),
        };

    public static string MonthName(Month month) =>
        month.FirstDay.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Formats a period of the API, <c>2026-03</c> or <c>2026-Q1</c>.</summary>
    public static string Period(string period) =>
        Month.TryParse(period, CultureInfo.InvariantCulture, out var month)
            ? MonthName(month)
            : $"{period[5..]} {period[..4]}";

    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string IsoInstant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan duration) =>
        duration.TotalSeconds switch
        {
            < 1 => "under 1 s",
            < 120 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
            < 7200 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0.0} h"),
        };

    /// <summary>Converts a name of the API to a label: <c>seasonalNaive</c> is Seasonal naive, <c>ssa</c> is SSA.</summary>
    public static string Label(string name)
    {
        if (Abbreviations.TryGetValue(name, out var written))
            return written;
        var words = WordStart().Replace(name, m => " " + m.Value.ToLowerInvariant());
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex WordStart();
}
