using ForecastApi.Data;
using ForecastApi.ForecastRuns.Nightly;
using ForecastApi.Work;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ForecastApi.Hosting;

/// <summary>Registers and maps health probes, metrics and traces.</summary>
public static class ObservabilitySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Ready = "ready";
    private const string Startup = "startup";

    /// <summary>Checks that record metrics, so that they run also while no probe asks.</summary>
    private const string Recorded = "recorded";

    public static void AddObservability(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        var telemetry = services.AddOpenTelemetry();
        telemetry.ConfigureResource(resource => resource.AddService("forecastapi"));
        // Without a collector no spans and log records are created
        if (!string.IsNullOrEmpty(configuration[Endpoint]))
            telemetry
                .WithTracing(traces =>
                    traces.AddAspNetCoreInstrumentation().AddSource(Telemetry.MeterName)
                )
                .WithLogging()
                .UseOtlpExporter();
        telemetry.WithMetrics(metrics =>
            metrics
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Telemetry.MeterName)
                .AddPrometheusExporter()
        );
        Telemetry.StartCounters();
        services.AddSingleton<IHealthCheckPublisher, HealthMetrics>();
        services.Configure<HealthCheckPublisherOptions>(o =>
            (o.Period, o.Predicate) = (TimeSpan.FromSeconds(10), c => c.Tags.Contains(Recorded))
        );
        services.AddSingleton<WorkHealth>();
        services
            .AddHealthChecks()
            .AddCheck<StartupHealth>("service", tags: [Ready, Startup])
            .AddCheck<DatabaseHealth>("database", tags: [Ready, Startup])
            .AddCheck<NightlyRunHealth>("nightlyRun", tags: [Ready, Recorded])
            .AddCheck<WorkHealth>("queue", tags: [Ready, Recorded]);
    }

    public static void MapObservability(this WebApplication app)
    {
        MapHealth(app, "/health/live", _ => false);
        MapHealth(app, "/health/ready", c => c.Tags.Contains(Ready));
        MapHealth(app, "/health/startup", c => c.Tags.Contains(Startup));
        app.MapPrometheusScrapingEndpoint("/metrics");
    }

    /// <summary>Maps a probe: 503 while a check is unhealthy, 200 while it is healthy or degraded.</summary>
    private static void MapHealth(
        WebApplication app,
        string path,
        Func<HealthCheckRegistration, bool> checks
    ) =>
        app.MapHealthChecks(
                path,
                new() { Predicate = checks, ResponseWriter = HealthResponse.WriteAsync }
            )
            .AllowAnonymous();
}
