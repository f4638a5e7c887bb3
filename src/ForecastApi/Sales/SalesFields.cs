using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Products;

namespace ForecastApi.Sales;

/// <summary>
/// The fields of a sales row as text, checked one by one; CSV and NDJSON share it, so that both refuse the
/// same things in the same words.
/// </summary>
public static class SalesFields
{
    public static readonly IReadOnlyList<string> Required = ["sku", "date", "quantity"];

    public static readonly IReadOnlyList<string> All =
    [
        "sku",
        "date",
        "quantity",
        "unitPrice",
        "channel",
        "stockout",
    ];

    private const int ChannelLength = 50;

    /// <summary>The place of a field in <see cref="All"/>, or -1.</summary>
    public static int IndexOf(string name, StringComparison comparison)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i].Equals(name, comparison))
                return i;
        return -1;
    }

    /// <summary>The row, or null with every mistake reported through <paramref name="report"/> as line, field, message.</summary>
    public static SalesRow? Parse(
        long line,
        ReadOnlySpan<char> sku,
        ReadOnlySpan<char> date,
        ReadOnlySpan<char> quantity,
        ReadOnlySpan<char> unitPrice,
        ReadOnlySpan<char> channel,
        ReadOnlySpan<char> stockout,
        Interner interner,
        Action<long, string?, string> report
    )
    {
        var ok = true;
        var skuText = interner.Get(sku.Trim());
        if (ProductRules.WhyNotASku(skuText) is { } reason)
            Fail("sku", reason);
        if (!TryDate(date.Trim(), out var day))
            Fail(
                "date",
                $"'{CellText.Shown(date)}' is not a date between 1900 and 2199; write YYYY-MM-DD."
            );
        if (!TryNumber(quantity, -Validation.MaxAmount, Validation.MaxAmount, out var amount))
            Fail(
                "quantity",
                Invariant(
                    $"'{CellText.Shown(quantity)}' is not a number within ±{Validation.MaxAmount}."
                )
            );
        var price = Optional("unitPrice", unitPrice, Validation.MaxAmount);
        var share = Optional("stockout", stockout, 1);
        var channelText = interner.Get(channel.Trim());
        if (channelText.Length > ChannelLength || HoldsControl(channelText))
            Fail("channel", "is longer than 50 characters or holds control characters.");
        return ok ? new(skuText, day, channelText, amount, price, share) : null;

        decimal? Optional(string field, ReadOnlySpan<char> text, decimal max)
        {
            if (text.Trim().IsEmpty)
                return null;
            if (TryNumber(text, 0, max, out var value))
                return value;
            Fail(
                field,
                Invariant($"'{CellText.Shown(text)}' is not a number between 0 and {max}.")
            );
            return null;
        }

        void Fail(string field, string message)
        {
            ok = false;
            report(line, field, message);
        }
    }

    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date
        ) && date.Year is >= Month.FirstYear and <= Month.LastYear;

    private static bool TryNumber(
        ReadOnlySpan<char> text,
        decimal min,
        decimal max,
        out decimal value
    ) => CellText.TryNumber(text, out value) && value >= min && value <= max;

    private static bool HoldsControl(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsControl(c))
                return true;
        return false;
    }
}
