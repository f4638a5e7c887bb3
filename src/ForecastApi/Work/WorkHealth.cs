using System.Globalization;
using System.Text.Json;
using ForecastApi.Data;
using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ForecastApi.Work;

/// <summary>
/// Reports degraded while a Hangfire server of this process does not run, or open work waits in a queue that no process serves.
/// Each check also records the length of the queues.
/// </summary>
public sealed class WorkHealth(
    Lazy<IEnumerable<IWorkHandler>> handlers,
    JobStorage storage,
    HangfireLog log,
    IOptions<NodeOptions> node,
    TimeProvider clock
) : IHealthCheck
{
    /// <summary>The time within which servers announce themselves.</summary>
    private static readonly TimeSpan StartPeriod = TimeSpan.FromSeconds(30);

    private readonly long _started = clock.GetTimestamp();

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var open = await CountOpenAsync(cancellationToken);
        foreach (var (kind, count) in open)
            Telemetry.QueueLength.Record(
                count,
                new KeyValuePair<string, object?>("kind", Name(kind))
            );
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"Open: {string.Join(", ", open.Select(o => $"{o.Value} {Plural(o.Key)}"))}."
        );
        return clock.GetElapsedTime(_started) < StartPeriod ? HealthCheckResult.Healthy(text)
            : Problem(open) is { } problem ? HealthCheckResult.Degraded($"{text} {problem}")
            : HealthCheckResult.Healthy(text);
    }

    private async Task<IReadOnlyDictionary<WorkKind, int>> CountOpenAsync(
        CancellationToken cancellationToken
    )
    {
        var open = new SortedDictionary<WorkKind, int>();
        foreach (var handler in handlers.Value)
            if (await handler.CountOpenAsync(cancellationToken) is { } count)
                open.Add(handler.Kind, count);
        return open;
    }

    private string? Problem(IReadOnlyDictionary<WorkKind, int> open)
    {
        try
        {
            var servers = storage.GetMonitoringApi().Servers();
            var own = servers
                .Where(s =>
                    s.Name.StartsWith(WorkServers.ServerName + ":", StringComparison.Ordinal)
                )
                .SelectMany(s => s.Queues)
                .ToHashSet(StringComparer.Ordinal);
            var missing = WorkServers.ListQueues(node.Value).Where(q => !own.Contains(q)).ToList();
            if (missing.Count > 0)
                return $"The Hangfire server of this process does not serve {string.Join(", ", missing)}. {LastError()}";
            var served = servers.SelectMany(s => s.Queues).ToHashSet(StringComparer.Ordinal);
            return open.Any(o => o.Value > 0 && !served.Contains(WorkQueues.Select(new(o.Key))))
                ? "No process serves their queues: start a process whose Node:Role is worker or both."
                : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"The storage of Hangfire does not answer: {error.GetBaseException().Message}";
        }
    }

    private string LastError() =>
        log.Last is { } last
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Its last error, at {last.At:yyyy-MM-dd HH:mm:ss} UTC: {last.Message}"
            )
            : "It has logged no error.";

    private static string Plural(WorkKind kind) =>
        kind == WorkKind.ForecastBatch ? "batches" : Name(kind) + "s";

    /// <summary>Returns the name of a kind in metrics, on which dashboards depend.</summary>
    private static string Name(WorkKind kind) =>
        kind switch
        {
            WorkKind.ForecastRun => "run",
            WorkKind.ForecastBatch => "batch",
            WorkKind.SalesImport => "import",
            _ => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()),
        };
}
