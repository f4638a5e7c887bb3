using System.Globalization;
using System.Text;
using System.Text.Json;
using ForecastApi.Accuracy.Points;
using ForecastApi.Http;

namespace ForecastApi.Accuracy;

/// <summary>Writes accuracy as tidy tables: one row per group, or one row per point.</summary>
public static class AccuracyExport
{
    public const string Csv = "text/csv";
    public const string Ndjson = "application/x-ndjson";

    private const string GroupHeader =
        "key,series,points,mae,rmse,mase,rmsse,smape,wape,bias,trackingSignal,coverage80,coverage95,"
        + "forecastValueAdded,overrideValueAdded,pinball025,pinball10,pinball50,pinball90,pinball975,"
        + "weightedMase,weightedRmsse,weightedSmape,unweightedWape,unweightedBias,"
        + "pointsWithoutScale,pointsWithoutBenchmark,pointsWithoutBounds,seriesWithoutDemand,reasons\n";

    private const string PointHeader =
        "sku,category,origin,period,lead,model,author,demand,quantity,lower80,upper80,lower95,upper95,"
        + "benchmark,statistical,absoluteScale,squaredScale\n";

    public static async Task GroupsAsync(
        HttpResponse response,
        IReadOnlyList<AccuracyItem> items,
        CancellationToken cancellationToken
    )
    {
        var writer = Start(response, Csv);
        await writer.WriteAsync(GroupHeader);
        foreach (var i in items)
            await writer.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CsvText.Cell(i.Key)},{i.Series},{i.Points},{i.Mae},{i.Rmse},{i.Mase},{i.Rmsse},{i.Smape},{i.Wape},{i.Bias},{i.TrackingSignal},{i.Coverage80},{i.Coverage95},{i.ForecastValueAdded},{i.OverrideValueAdded},{i.Pinball?.P025},{i.Pinball?.P10},{i.Pinball?.P50},{i.Pinball?.P90},{i.Pinball?.P975},{i.VolumeWeighted.Mase},{i.VolumeWeighted.Rmsse},{i.VolumeWeighted.Smape},{i.Unweighted.Wape},{i.Unweighted.Bias},{i.LeftOut.PointsWithoutScale},{i.LeftOut.PointsWithoutBenchmark},{i.LeftOut.PointsWithoutBounds},{i.LeftOut.SeriesWithoutDemand},{Reasons(i)}\n"
                )
            );
        await writer.FlushAsync(cancellationToken);
    }

    public static async Task PointsCsvAsync(
        HttpResponse response,
        IAsyncEnumerable<AccuracyRow> rows,
        CancellationToken cancellationToken
    )
    {
        var writer = Start(response, Csv);
        await writer.WriteAsync(PointHeader);
        await foreach (var row in rows)
        {
            var p = ToPoint(row);
            await writer.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CsvText.Cell(p.Sku)},{CsvText.Cell(p.Category)},{p.Origin},{p.Period},{p.Lead},{p.Model},{CsvText.Cell(p.Author)},{p.Demand},{p.Quantity},{p.Lower80},{p.Upper80},{p.Lower95},{p.Upper95},{p.Benchmark},{p.Statistical},{p.AbsoluteScale},{p.SquaredScale}\n"
                )
            );
        }
        await writer.FlushAsync(cancellationToken);
    }

    public static async Task PointsNdjsonAsync(
        HttpResponse response,
        IAsyncEnumerable<AccuracyRow> rows,
        CancellationToken cancellationToken
    )
    {
        var writer = Start(response, Ndjson);
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

    private static string Reasons(AccuracyItem item) =>
        string.Join(
            ' ',
            item.Reasons.Select(r =>
                $"{r.Key}={JsonNamingPolicy.CamelCase.ConvertName(r.Value.ToString())}"
            )
        );

    // Not disposed: disposing would send the buffered rows after an error, and hide the error.
    private static StreamWriter Start(HttpResponse response, string type)
    {
        response.ContentType = type + "; charset=utf-8";
        return new StreamWriter(response.Body, new UTF8Encoding(false), 32 * 1024);
    }

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
