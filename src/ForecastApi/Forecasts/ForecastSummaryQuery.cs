using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Planning.Requirements;
using ForecastApi.Products;

namespace ForecastApi.Forecasts;

/// <summary>The single aggregated list of the latest run.</summary>
public sealed class ForecastSummaryQuery(
    ForecastRunStore runs,
    ForecastStore forecasts,
    ProductStore products
)
{
    public async Task<ForecastSummary> RunAsync(
        SummaryBy by,
        ForecastBucket bucket,
        Month? from,
        Month? to,
        CancellationToken cancellationToken
    )
    {
        var run =
            await runs.PublishedAsync(null, cancellationToken)
            ?? throw ProblemException.NoForecast(StatusCodes.Status404NotFound);
        return await OfAsync(run, by, bucket, from, to, cancellationToken);
    }

    /// <summary>The list of one run, whatever is published meanwhile.</summary>
    public async Task<ForecastSummary> OfAsync(
        RunKey run,
        SummaryBy by,
        ForecastBucket bucket,
        Month? from,
        Month? to,
        CancellationToken cancellationToken
    )
    {
        var usage = by == SummaryBy.Component ? await UsageAsync(cancellationToken) : null;
        var builder = new ForecastSummaryBuilder(bucket);
        await forecasts.ReadAllAsync(
            run,
            from,
            to,
            row =>
            {
                builder.AddRow(row, Keys);
                return ValueTask.CompletedTask;
            },
            cancellationToken
        );
        builder.Flush(Keys);
        return new(run.RunId, run.AsOf, by, bucket, builder.Items());

        IReadOnlyCollection<(string Key, decimal Weight)> Keys(PublishedForecast row) =>
            by switch
            {
                SummaryBy.Total => [("total", 1m)],
                SummaryBy.Category => [(row.Category ?? "", 1m)],
                SummaryBy.Product => [(row.Sku, 1m)],
                _ => [.. usage!.Of(row.Sku).Select(u => (u.Key, u.Value))],
            };
    }

    private async Task<GrossUsage> UsageAsync(CancellationToken cancellationToken) =>
        new(BomMapping.ToBills(await products.AllBomsAsync(cancellationToken)));
}
