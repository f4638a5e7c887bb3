using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;

namespace ForecastApi.Forecasts;

/// <summary>Pages of the forecast list: months or quarters, with the quantiles asked for.</summary>
public static class ForecastPages
{
    /// <summary>Quantiles as they were written, such as 0.1,0.9.</summary>
    public static IReadOnlyList<(string Text, double Probability)> ParseQuantiles(string? quantiles)
    {
        if (quantiles is null)
            return [];
        var texts = quantiles.Split(',', StringSplitOptions.TrimEntries);
        if (texts.Length > 20)
            throw ProblemException.Invalid("quantiles", "takes 20 values at most.");
        return
        [
            .. texts
                .Distinct(StringComparer.Ordinal)
                .Select(text =>
                    double.TryParse(
                        text,
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var p
                    ) && p is >= 0.01 and <= 0.99
                        ? (text, p)
                        : throw ProblemException.Invalid(
                            "quantiles",
                            "takes numbers from 0.01 to 0.99, separated by commas."
                        )
                ),
        ];
    }

    public static ForecastPlace? ParseCursor(string? after) =>
        after?.Split('|', 3) switch
        {
            null => null,
            [var run, var month, var sku]
                when Month.TryParse(month, CultureInfo.InvariantCulture, out var last) => new(
                run,
                sku,
                last
            ),
            _ => throw PageRequest.InvalidCursor(),
        };

    public static Page<ForecastItem> Make(
        IReadOnlyList<ForecastRow> rows,
        PageRequest page,
        RunKey run,
        bool quarters,
        IReadOnlyList<(string Text, double Probability)> quantiles
    )
    {
        var groups = quarters
            ? [.. rows.GroupBy(r => (r.Sku, r.Month.Quarter)).Select(g => g.ToList())]
            : rows.Select(r => new List<ForecastRow> { r }).ToList();
        var items = groups.Select(g => (Item: Item(g, quarters, quantiles), Last: g[^1])).ToList();
        var shown = Page<(ForecastItem Item, ForecastRow Last)>.From(
            items,
            page,
            i => $"{run.RunId}|{i.Last.Month}|{i.Last.Sku}"
        );
        return new([.. shown.Items.Select(i => i.Item)], shown.NextCursor);
    }

    /// <summary>A month on its own.</summary>
    public static ForecastItem ToItem(ForecastRow row) => Item([row], quarter: false, []);

    private static ForecastItem Item(
        List<ForecastRow> months,
        bool quarter,
        IReadOnlyList<(string Text, double Probability)> quantiles
    ) =>
        new(
            months[0].Sku,
            quarter ? months[0].Month.ToQuarterString() : months[0].Month.ToString(),
            months.Sum(m => m.Quantity),
            months.Sum(m => m.Lower80),
            months.Sum(m => m.Upper80),
            months.Sum(m => m.Lower95),
            months.Sum(m => m.Upper95),
            months.Find(m => m.Statistical is not null)?.Model ?? months[0].Model,
            quantiles.Count == 0
                ? null
                : quantiles.ToDictionary(
                    q => q.Text,
                    q => months.Sum(m => Quantile(m, q.Probability))
                ),
            months.Exists(m => m.Statistical is not null)
                ? new(
                    months.Sum(m => m.Statistical?.Quantity ?? m.Quantity),
                    months.Sum(m => m.Statistical?.Lower80 ?? m.Lower80),
                    months.Sum(m => m.Statistical?.Upper80 ?? m.Upper80),
                    months.Sum(m => m.Statistical?.Lower95 ?? m.Lower95),
                    months.Sum(m => m.Statistical?.Upper95 ?? m.Upper95)
                )
                : null
        );

    /// <summary>A quantile of a month's distribution, as a quantity.</summary>
    public static decimal Quantile(ForecastRow month, double probability) =>
        ForecastMapping.ToQuantity(month.ToPoint().Quantile(probability));
}
