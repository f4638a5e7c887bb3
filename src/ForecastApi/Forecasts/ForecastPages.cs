using System.Globalization;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Http;

namespace ForecastApi.Forecasts;

/// <summary>Builds pages of the forecast list, by month or quarter, with the requested quantiles.</summary>
public static class ForecastPages
{
    /// <summary>Parses quantiles such as <c>0.1,0.9</c>.</summary>
    public static IReadOnlyList<(string Text, double Probability)> ParseQuantiles(string? quantiles)
    {
        if (quantiles is null)
            return [];
        var texts = quantiles.Split(',', StringSplitOptions.TrimEntries);
        if (texts.Length > 20)
            throw ProblemException.Invalid("quantiles", "takes at most 20 values.");
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

    public static ForecastCursor? ParseCursor(string? after) =>
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

    /// <summary>Builds a page of the rows, which are in order of SKU and month.</summary>
    public static Page<ForecastItem> Build(
        IReadOnlyList<PublishedForecast> rows,
        PageRequest page,
        RunKey run,
        bool byQuarter,
        IReadOnlyList<(string Text, double Probability)> quantiles
    )
    {
        var groups = byQuarter
            ? [.. rows.GroupBy(r => (r.Sku, r.Period.Quarter)).Select(g => g.ToList())]
            : rows.Select(r => new List<PublishedForecast> { r }).ToList();
        var items = groups
            .Select(g => (Item: ToItem(g, byQuarter, quantiles), Last: g[^1]))
            .ToList();
        var shown = Page<(ForecastItem Item, PublishedForecast Last)>.From(
            items,
            page,
            i => $"{run.RunId}|{i.Last.Period}|{i.Last.Sku}"
        );
        return new([.. shown.Items.Select(i => i.Item)], shown.NextCursor);
    }

    /// <summary>Maps a single month.</summary>
    public static ForecastItem ToItem(PublishedForecast month) => ToItem([month], false, []);

    private static ForecastItem ToItem(
        List<PublishedForecast> months,
        bool byQuarter,
        IReadOnlyList<(string Text, double Probability)> quantiles
    )
    {
        var first = months[0];
        var (quantity, lower80, upper80, lower95, upper95) = Sum(months.Select(m => m.Interval));
        var overridden = months.Find(m => m.IsOverridden);
        return new(
            first.Sku,
            byQuarter ? first.Period.ToQuarterString() : first.Period.ToString(),
            quantity,
            lower80,
            upper80,
            lower95,
            upper95,
            (overridden ?? first).Model,
            quantiles.Count == 0
                ? null
                : quantiles.ToDictionary(
                    q => q.Text,
                    q =>
                        months.Sum(m =>
                            ForecastMapping.ToQuantile(m.Period, m.Interval, q.Probability)
                        )
                ),
            overridden is null
                ? null
                : StatisticalMonth.From(Sum(months.Select(m => m.Statistical.Interval)))
        );
    }

    private static PredictionInterval Sum(IEnumerable<PredictionInterval> months) =>
        months.Aggregate((sum, month) => sum + month);
}
