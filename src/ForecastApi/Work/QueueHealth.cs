using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.Work;

/// <summary>Degraded while work waits that no process takes: where all only answer, or none that works is up.</summary>
public sealed class QueueHealth(QueueWatch watch) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (watch.Last is not { } seen)
            return Task.FromResult(HealthCheckResult.Healthy("Not looked at yet."));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"Waiting or worked on: {seen.Runs.Open} runs with {seen.Batches} batches, {seen.Imports.Open} imports, {seen.Plans.Open} plans."
        );
        return Task.FromResult(
            watch.NeglectedFor >= Patience
                ? HealthCheckResult.Degraded(
                    $"{text} Nobody takes them: start a process whose Node:Role is worker or both."
                )
                : HealthCheckResult.Healthy(text)
        );
    }
}
