using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;
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
        "periodEnd",
    ];

    /// <summary>The columns of a sales file.</summary>
    public static readonly TableColumns Columns = new(All, Required.Count, MayBeWide: true);

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
        in SalesCells cells,
        SalesFormat format,
        Interner interner
    )
    {
        List<RowError>? errors = null;
        List<ImportWarning>? warnings = null;
        var (skuText, isNewSku) = interner.Sku(cells.Sku.Trim());
        if (isNewSku)
            CodeWarnings.AddSku(ref warnings, line, "sku", cells.Sku, skuText);
        if (ProductRules.WhyNotASku(skuText) is { } reason)
            Fail("sku", reason);
        if (format.WhyNotDays(cells, out var day, out var end) is { } wrong)
            Fail(wrong.Field!, wrong.Message);
        var numbers = format.Cells;
        if (
            !numbers.TryNumber(cells.Quantity, out var amount)
            || amount is < -Validation.MaxAmount or > Validation.MaxAmount
        )
            Fail(
                "quantity",
                Invariant(
                    $"'{CellText.Shown(cells.Quantity.Text)}' is not a number within ±{Validation.MaxAmount}.{numbers.NumberHint(cells.Quantity)}"
                )
            );
        decimal? price = null;
        if (!cells.UnitPrice.IsEmpty)
            price =
                numbers.TryMoney(cells.UnitPrice, out var money)
                && money is >= 0 and <= Validation.MaxAmount
                    ? money
                    : FailNumber("unitPrice", cells.UnitPrice, Validation.MaxAmount);
        decimal? share = null;
        if (!cells.Stockout.IsEmpty)
            share =
                numbers.TryNumber(cells.Stockout, out var part) && part is >= 0 and <= 1
                    ? part
                    : FailNumber("stockout", cells.Stockout, 1);
        var (channelText, isNewChannel) = interner.Channel(cells.Channel.Trim());
        if (isNewChannel)
            CodeWarnings.AddNormalised(ref warnings, line, "channel", cells.Channel, channelText);
        if (channelText.Length > MaxChannelLength || HasControlCharacter(channelText))
            Fail("channel", "is longer than 50 characters or contains control characters.");
        if (errors is not null)
            return new(line, errors) { Warnings = warnings };
        return new(line, new SalesRow(skuText, day, end, channelText, amount, price, share))
        {
            Warnings = warnings,
        };

        decimal? FailNumber(string field, Cell cell, decimal max)
        {
            Fail(
                field,
                Invariant(
                    $"'{CellText.Shown(cell.Text)}' is not a number between 0 and {max}.{numbers.NumberHint(cell)}"
                )
            );
            return null;
        }

        void Fail(string field, string message) => (errors ??= []).Add(new(field, message));
    }

    private static bool HasControlCharacter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsControl(c))
                return true;
        return false;
    }
}
