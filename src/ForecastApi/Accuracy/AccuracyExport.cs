using System.Text;
using System.Text.Json;
using ForecastApi.Accuracy.Points;
using ForecastApi.Http.Tables;

namespace ForecastApi.Accuracy;

/// <summary>Writes accuracy as tidy tables: one row per group, or one row per point.</summary>
public static class AccuracyExport
{
    public const string Ndjson = "application/x-ndjson";

    private static readonly ExportColumn[] GroupColumns =
    [
        "key",
        "series",
        "points",
        "mae",
        "rmse",
        "mase",
        "rmsse",
        "smape",
        "wape",
        "bias",
        "trackingSignal",
        "coverage80",
        "coverage95",
        "forecastValueAdded",
        "overrideValueAdded",
        "pinball025",
        "pinball10",
        "pinball50",
        "pinball90",
        "pinball975",
        "weightedMase",
        "weightedRmsse",
        "weightedSmape",
        "unweightedWape",
        "unweightedBias",
        "pointsWithoutScale",
        "pointsWithoutBenchmark",
        "pointsWithoutBounds",
        "seriesWithoutDemand",
        "reasons",
    ];

    private static readonly ExportColumn[] PointColumns =
    [
        "sku",
        "category",
        ExportColumn.Month("origin"),
        ExportColumn.Month("period"),
        "lead",
        "model",
        "author",
        "demand",
        "quantity",
        "lower80",
        "upper80",
        "lower95",
        "upper95",
        "benchmark",
        "statistical",
        "absoluteScale",
        "squaredScale",
    ];

    /// <summary>Returns the groups as a table.</summary>
    public static ExportTable Groups(IReadOnlyList<AccuracyItem> items) =>
        new("accuracy", GroupColumns, items.ToAsyncEnumerable().Select(ToCells));

    /// <summary>Returns the points as a table, streamed.</summary>
    public static ExportTable Points(IAsyncEnumerable<AccuracyRow> rows) =>
        new("accuracy-points", PointColumns, rows.Select(ToCells));

    public static async Task PointsNdjsonAsync(
        HttpResponse response,
        IAsyncEnumerable<AccuracyRow> rows,
        CancellationToken cancellationToken
    )
    {
        response.ContentType = Ndjson + "; charset=utf-8";
        // Not disposed: that would send the buffer when an error occurs before the first rows, and hide the error
        var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 32 * 1024);
        await foreach (var row in rows)
        {
            await writer.WriteAsync(
                JsonSerializer
                    .Serialize(ToPoint(row), AccuracyExportJson.Default.ExportedPoint)
                    .AsMemory(),
                cancellationToken
            );
            await writer.WriteAsync('\n');
        }
        await writer.FlushAsync(cancellationToken);
    }

    private static object?[] ToCells(AccuracyItem i) =>
        [
            i.Key,
            i.Series,
            i.Points,
            i.Mae,
            i.Rmse,
            i.Mase,
            i.Rmsse,
            i.Smape,
            i.Wape,
            i.Bias,
            i.TrackingSignal,
            i.Coverage80,
            i.Coverage95,
            i.ForecastValueAdded,
            i.OverrideValueAdded,
            i.Pinball?.P025,
            i.Pinball?.P10,
            i.Pinball?.P50,
            i.Pinball?.P90,
            i.Pinball?.P975,
            i.VolumeWeighted.Mase,
            i.VolumeWeighted.Rmsse,
            i.VolumeWeighted.Smape,
            i.Unweighted.Wape,
            i.Unweighted.Bias,
            i.LeftOut.PointsWithoutScale,
            i.LeftOut.PointsWithoutBenchmark,
            i.LeftOut.PointsWithoutBounds,
            i.LeftOut.SeriesWithoutDemand,
            Reasons(i),
        ];

    private static object?[] ToCells(AccuracyRow row)
    {
        var p = ToPoint(row);
        return
        [
            p.Sku,
            p.Category,
            row.Origin,
            row.Period,
            p.Lead,
            p.Model,
            p.Author,
            p.Demand,
            p.Quantity,
            p.Lower80,
            p.Upper80,
            p.Lower95,
            p.Upper95,
            p.Benchmark,
            p.Statistical,
            p.AbsoluteScale,
            p.SquaredScale,
        ];
    }

    private static string Reasons(AccuracyItem item) =>
        string.Join(
            ' ',
            item.Reasons.Select(r =>
                $"{r.Key}={JsonNamingPolicy.CamelCase.ConvertName(r.Value.ToString())}"
            )
        );

    private static ExportedPoint ToPoint(AccuracyRow row) =>
        new(
            row.Sku,
            row.Category,
            row.Origin.ToString(),
            row.Period.ToString(),
            row.Lead,
            row.Model,
            row.Author,
            row.Point.Demand,
            row.Point.Forecast,
            row.Point.Band?.Lower80,
            row.Point.Band?.Upper80,
            row.Point.Band?.Lower95,
            row.Point.Band?.Upper95,
            row.Point.Benchmark,
            row.Point.Statistical,
            row.Point.AbsoluteScale,
            row.Point.SquaredScale
        );
}
