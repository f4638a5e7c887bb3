using System.Globalization;
using System.Text;
using System.Text.Json;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Imports;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Forecasts;

/// <summary>All forecasts of a run as tidy tables, a row a product and month, sent as they are read.</summary>
public sealed class ForecastExport(
    ForecastRunStore runs,
    ForecastStore store,
    IOptions<JsonOptions> json
)
{
    public const string Csv = "text/csv";
    public const string Ndjson = "application/x-ndjson";

    private static readonly string[] Columns =
    [
        "sku",
        "period",
        "quantity",
        "lower80",
        "upper80",
        "lower95",
        "upper95",
        "model",
    ];

    public async Task CsvAsync(
        string? runId,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var run = await runs.PublishedAsync(runId, cancellationToken);
        await CsvAnswer.SendAsync(
            response,
            Columns,
            write =>
                ReadAsync(
                    run,
                    f =>
                        write(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{CsvText.Cell(f.Sku)},{f.Month.Period},{CsvText.Cell(f.Month.Quantity)},{CsvText.Cell(f.Month.Lower80)},{CsvText.Cell(f.Month.Upper80)},{CsvText.Cell(f.Month.Lower95)},{CsvText.Cell(f.Month.Upper95)},{f.Month.Model}"
                            )
                        ),
                    cancellationToken
                ),
            cancellationToken
        );
    }

    public async Task NdjsonAsync(
        string? runId,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var run = await runs.PublishedAsync(runId, cancellationToken);
        response.ContentType = Ndjson + "; charset=utf-8";
        // Not disposed of: that would send what is buffered when an error comes before the first rows, and hide it
        var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 32 * 1024);
        await ReadAsync(
            run,
            f =>
                writer.WriteAsync(
                    JsonSerializer.Serialize(
                        ForecastPages.ToItem(f.ToRow()),
                        json.Value.SerializerOptions
                    ) + "\n"
                ),
            cancellationToken
        );
        await writer.FlushAsync(cancellationToken);
    }

    private async Task ReadAsync(
        RunKey? run,
        Func<PublishedForecast, Task> write,
        CancellationToken cancellationToken
    )
    {
        if (run is not null)
            await store.ReadAllAsync(
                run,
                null,
                null,
                async row => await write(row),
                cancellationToken
            );
    }
}
