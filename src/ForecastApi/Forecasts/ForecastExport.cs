using System.Text;
using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http.Tables;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Forecasts;

/// <summary>Streams all forecasts of a run as a table with a row per product and month.</summary>
public sealed class ForecastExport(
    ForecastRunStore runs,
    ForecastStore store,
    IOptions<JsonOptions> json
)
{
    public const string Ndjson = "application/x-ndjson";

    private static readonly ExportColumn[] Columns =
    [
        "sku",
        ExportColumn.Month("period"),
        "quantity",
        "lower80",
        "upper80",
        "lower95",
        "upper95",
        "model",
    ];

    /// <summary>Returns the forecasts, streamed.</summary>
    public async Task<ExportTable> ReadAsync(string? runId, CancellationToken cancellationToken) =>
        new("forecasts", Columns, (await StreamAsync(runId, cancellationToken)).Select(ToCells));

    public async Task NdjsonAsync(
        string? runId,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var rows = await StreamAsync(runId, cancellationToken);
        response.ContentType = Ndjson + "; charset=utf-8";
        // Not disposed: that would send the buffer when an error occurs before the first rows, and hide the error
        var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 32 * 1024);
        await foreach (var row in rows)
            await writer.WriteAsync(
                JsonSerializer.Serialize(ForecastPages.ToItem(row), json.Value.SerializerOptions)
                    + "\n"
            );
        await writer.FlushAsync(cancellationToken);
    }

    private async Task<IAsyncEnumerable<PublishedForecast>> StreamAsync(
        string? runId,
        CancellationToken cancellationToken
    ) =>
        await runs.PublishedAsync(runId, cancellationToken) is { } run
            ? store.StreamAsync(run, null, null, cancellationToken)
            : AsyncEnumerable.Empty<PublishedForecast>();

    private static object?[] ToCells(PublishedForecast month)
    {
        var (quantity, lower80, upper80, lower95, upper95) = month.Interval;
        return
        [
            month.Sku,
            month.Period,
            DecimalJsonConverter.Normalise(quantity),
            DecimalJsonConverter.Normalise(lower80),
            DecimalJsonConverter.Normalise(upper80),
            DecimalJsonConverter.Normalise(lower95),
            DecimalJsonConverter.Normalise(upper95),
            month.Model,
        ];
    }
}
