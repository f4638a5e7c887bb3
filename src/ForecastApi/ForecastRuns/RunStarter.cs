using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Work;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>Creates a run on request and enqueues its work.</summary>
public sealed class RunStarter(
    ForecastRunStore runs,
    WorkQueue queue,
    IOptions<ForecastOptions> options
)
{
    public async Task<ForecastRunInfo> StartAsync(
        RunTrigger trigger,
        int? horizon,
        Month asOf,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    )
    {
        var created = await runs.CreateAsync(
            trigger,
            asOf,
            horizon ?? options.Value.Horizon,
            receipt,
            cancellationToken
        );
        queue.Enqueue(RunHandler.ToItem(created.Id));
        return created;
    }
}
