using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ForecastApi.Data;

/// <summary>Defines the service's metrics, for <c>/metrics</c> and OTLP, and its traces.</summary>
public static class Telemetry
{
    public const string MeterName = "ForecastApi";

    /// <summary>The source of the spans of runs, batches, imports and plans, and of their database calls.</summary>
    public static ActivitySource Traces { get; } = new(MeterName);

    private static readonly Meter Meter = new(MeterName);

    /// <summary>The W3C id of the current span, to be stored with deferred work; null without a span.</summary>
    public static string? TraceParent =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } span ? span.Id : null;

    /// <summary>Starts a span of deferred work in the trace of the request that created it.</summary>
    /// <param name="name">The name of the work.</param>
    /// <param name="traceParent">The value of <see cref="TraceParent"/> during that request.</param>
    public static Activity? StartWork(string name, string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)
            ? Traces.StartActivity(name, ActivityKind.Consumer, parent)
            : Traces.StartActivity(name, ActivityKind.Consumer);

    private static readonly InstrumentAdvice<double> UpToAnHour = new()
    {
        HistogramBucketBoundaries = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3600],
    };

    private static readonly InstrumentAdvice<double> Shares = new()
    {
        HistogramBucketBoundaries = [0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
    };

    /// <summary>Tagged with <c>status</c>: succeeded or rejected.</summary>
    public static Counter<long> ImportedRows { get; } =
        Meter.CreateCounter<long>("forecastapi.import.rows", "rows", "Sales rows received.");

    public static Histogram<double> ImportDuration { get; } =
        Duration("forecastapi.import.duration", "Duration of sales imports.");

    public static Counter<long> ForecastProducts { get; } =
        Meter.CreateCounter<long>(
            "forecastapi.forecast.products",
            "products",
            "Products forecast."
        );

    public static Counter<long> ForecastFailures { get; } =
        Meter.CreateCounter<long>(
            "forecastapi.forecast.failures",
            "products",
            "Products whose models failed and that got the fallback."
        );

    public static Histogram<double> RunDuration { get; } =
        Duration("forecastapi.run.duration", "Duration of forecast runs that succeeded.");

    public static Counter<long> RunFailures { get; } =
        Meter.CreateCounter<long>("forecastapi.run.failures", "runs", "Forecast runs that failed.");

    public static Gauge<double> RunRate { get; } =
        Meter.CreateGauge<double>(
            "forecastapi.run.rate",
            "{product}/s",
            "Products a second of the last run that this process published."
        );

    /// <summary>The seconds for which the nightly run has been overdue; 0 while it is not.</summary>
    public static Gauge<double> RunOverdue { get; } =
        Meter.CreateGauge<double>(
            "forecastapi.run.overdue",
            "s",
            "Since when the nightly run is overdue; 0 while it is not."
        );

    /// <summary>Tagged with <c>step</c>: the duration of a step of a run, per batch except for the first.</summary>
    public static Histogram<double> StepDuration { get; } =
        Duration(
            "forecastapi.run.step.duration",
            "Duration of a run's steps: train (once a run), prepare (once a process), then load, fit and save of each batch."
        );

    /// <summary>Tagged with <c>kind</c>: run, batch, import, plan.</summary>
    public static Gauge<long> QueueLength { get; } =
        Meter.CreateGauge<long>(
            "forecastapi.queue.length",
            "{item}",
            "Work that has been asked for and has not ended, in the whole system."
        );

    /// <summary>Tagged with <c>status</c>: optimal, feasible, infeasible.</summary>
    public static Histogram<double> SolverDuration { get; } =
        Duration("forecastapi.solver.duration", "Time in the optimiser, per optimised plan.");

    public static Histogram<double> SolverGap { get; } =
        Meter.CreateHistogram(
            "forecastapi.solver.gap",
            "1",
            "Distance of an optimised plan from the proven bound, as a share of its value.",
            tags: null,
            Shares
        );

    /// <summary>Creates the failure counters at zero, so that the first failure is visible as an increase.</summary>
    public static void StartCounters()
    {
        RunFailures.Add(0);
        ForecastFailures.Add(0);
    }

    private static Histogram<double> Duration(string name, string description) =>
        Meter.CreateHistogram(name, "s", description, tags: null, UpToAnHour);
}
