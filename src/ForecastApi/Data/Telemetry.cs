using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ForecastApi.Data;

/// <summary>The service's own metrics, for <c>/metrics</c> and OTLP, and its traces.</summary>
public static class Telemetry
{
    public const string MeterName = "ForecastApi";

    /// <summary>Spans of runs, batches, imports and plans, and of what they ask the database.</summary>
    public static ActivitySource Traces { get; } = new(MeterName);

    private static readonly Meter Meter = new(MeterName);

    public static Counter<long> ImportedRows { get; } =
        Meter.CreateCounter<long>("forecastapi.import.rows", "rows", "Sales rows received.");

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

    /// <summary>Since when the nightly run is overdue; null while it is not.</summary>
    public static DateTimeOffset? OverdueSince { get; set; }

    public static ObservableGauge<double> RunOverdue { get; } =
        Meter.CreateObservableGauge(
            "forecastapi.run.overdue",
            () =>
                OverdueSince is { } since
                    ? Math.Max(0, (TimeProvider.System.GetUtcNow() - since).TotalSeconds)
                    : 0,
            "s",
            "Since when the nightly run is overdue; 0 while it is not."
        );

    public static Histogram<double> RunDuration { get; } =
        Meter.CreateHistogram<double>(
            "forecastapi.run.duration",
            "s",
            "Duration of forecast runs."
        );
}
