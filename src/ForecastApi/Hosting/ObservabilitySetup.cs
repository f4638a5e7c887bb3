using ForecastApi.Data;
using ForecastApi.Forecasts;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ForecastApi.Hosting;

/// <summary>Health probes and metrics.</summary>
public static class ObservabilitySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddObservability(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        var telemetry = services.AddOpenTelemetry();
        telemetry.ConfigureResource(resource => resource.AddService("forecastapi"));
        // Where nobody collects them, spans and log records are not made
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
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<NightHealth>("nightlyRun", tags: ["ready"]);
    }

    public static void MapObservability(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains("ready") })
            .AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics");
    }

    private sealed class DatabaseHealth(Database database) : IHealthCheck
    {
        private static readonly SqlText Probe = new("SELECT COUNT(*) FROM Locks");

        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                await database.ReadAsync(s => s.ScalarAsync<int>(Probe), cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (System.Data.Common.DbException error)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", error);
            }
        }
    }
}
