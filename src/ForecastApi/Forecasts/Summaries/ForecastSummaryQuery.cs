using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Planning.Requirements;
using ForecastApi.Products.Boms;

namespace ForecastApi.Forecasts.Summaries;

/// <summary>Computes the summary of a run by product, category, component or total.</summary>
public sealed class ForecastSummaryQuery(
    ForecastRunStore runs,
    ForecastStore forecasts,
    BomGraphReader boms
)
{
    private const int MaxWarnings = 100;

    /// <summary>Computes the summary of the latest run.</summary>
    /// <exception cref="ProblemException">404: no run has succeeded yet.</exception>
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
        return await RunAsync(run, by, bucket, from, to, cancellationToken);
    }

    /// <summary>Computes the summary of one run.</summary>
    public async Task<ForecastSummary> RunAsync(
        RunKey run,
        SummaryBy by,
        ForecastBucket bucket,
        Month? from,
        Month? to,
        CancellationToken cancellationToken
    )
    {
        var usage = by == SummaryBy.Component ? await UsageAsync(cancellationToken) : null;
        var builder = new ForecastSummaryBuilder(bucket, Keys);
        await foreach (var month in forecasts.StreamAsync(run, from, to, cancellationToken))
            builder.Add(month);
        var items = builder.Build();
        return new(run.RunId, run.AsOf, by, bucket, items, Warnings(builder));

        IReadOnlyCollection<(string Key, decimal? Weight)> Keys(PublishedForecast row) =>
            by switch
            {
                SummaryBy.Total => [("total", 1m)],
                SummaryBy.Category => [(row.Category ?? "", 1m)],
                SummaryBy.Product => [(row.Sku, 1m)],
                _ => [.. usage!.PerUnit(row.Sku).Select(u => (u.Key, u.Value))],
            };
    }

    private async Task<GrossUsage> UsageAsync(CancellationToken cancellationToken) =>
        new((await boms.ReadAsync(cancellationToken)).All);

    private static IReadOnlyList<string> Warnings(ForecastSummaryBuilder builder) =>
        [
            .. builder
                .LeftOut.OrderBy(l => l.Key, StringComparer.Ordinal)
                .Take(MaxWarnings)
                .Select(l =>
                    $"{l.Key} is left out: {l.Value} takes more units of it than can be summed; lower the quantities and scrap rates in the bills of materials of {l.Value} and of its components."
                ),
            .. builder.LeftOut.Count > MaxWarnings
                ? [Invariant($"{builder.LeftOut.Count - MaxWarnings} more are left out.")]
                : (string[])[],
        ];
}
