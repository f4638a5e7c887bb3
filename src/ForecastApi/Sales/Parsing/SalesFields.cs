using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Warnings;
using ForecastApi.Products;

namespace ForecastApi.Sales.Parsing;

/// <summary>
/// Parses and validates the fields of a sales row. CSV and NDJSON share it, so that both reject the same rows with
/// the same messages.
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

    private const int MaxChannelLength = 50;

    /// <summary>The index of a field in <see cref="All"/>; -1 for an unknown name.</summary>
    public static int IndexOf(string name)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i].Equals(name, StringComparison.Ordinal))
                return i;
        return -1;
    }

    /// <summary>Parses the fields of a line. The result holds the row, or every error of the line.</summary>
    public static SalesLine Parse(
        long line,
        ReadOnlySpan<char> sku,
        ReadOnlySpan<char> date,
        ReadOnlySpan<char> quantity,
        ReadOnlySpan<char> unitPrice,
        ReadOnlySpan<char> channel,
        ReadOnlySpan<char> stockout,
        Interner interner
    )
    {
        List<RowError>? errors = null;
        List<ImportWarning>? warnings = null;
        var (skuText, isNewSku) = interner.Sku(sku.Trim());
        if (isNewSku)
            CodeWarnings.AddSku(ref warnings, line, "sku", sku, skuText);
        if (ProductRules.WhyNotASku(skuText) is { } reason)
            Fail("sku", reason);
        if (!TryDate(date.Trim(), out var day))
            Fail(
                "date",
                $"'{CellText.Shown(date)}' is not a date between 1900 and 2199. Use the format YYYY-MM-DD."
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
        var (channelText, isNewChannel) = interner.Channel(channel.Trim());
        if (isNewChannel)
            CodeWarnings.AddNormalised(ref warnings, line, "channel", channel, channelText);
        if (channelText.Length > MaxChannelLength || HasControlCharacter(channelText))
            Fail("channel", "is longer than 50 characters or contains control characters.");
        if (errors is not null)
            return new(line, errors) { Warnings = warnings };
        return new(
            line,
            new SalesRow(skuText, day, PeriodEnd: null, channelText, amount, price, share)
        )
        {
            Warnings = warnings,
        };

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

        void Fail(string field, string message) => (errors ??= []).Add(new(field, message));
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

    private static bool HasControlCharacter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsControl(c))
                return true;
        return false;
    }
}
