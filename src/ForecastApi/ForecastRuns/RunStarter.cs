using ForecastApi.ForecastRuns.Origins;
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
        RunOrigin origin,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    )
    {
        var created = await runs.CreateAsync(
            trigger,
            origin,
            horizon ?? options.Value.Horizon,
            receipt,
            cancellationToken
        );
        queue.Enqueue(RunHandler.ToItem(created.Id));
        return created;
    }
}
