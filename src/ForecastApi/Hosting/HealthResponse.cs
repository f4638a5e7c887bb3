using System.Text.Json;
using ForecastApi.Work;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>Writes the response of a health probe: the status, detail and duration of each check.</summary>
public static class HealthResponse
{
    private static readonly string Version =
        typeof(HealthResponse).Assembly.GetName().Version?.ToString(3) ?? "";

    private sealed record Check(string Status, string? Detail, double Milliseconds);

    private sealed record Body(
        string Status,
        string Version,
        string Role,
        IReadOnlyDictionary<string, Check> Checks
    );

    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var node = context.RequestServices.GetRequiredService<IOptions<NodeOptions>>().Value;
        return context.Response.WriteAsJsonAsync(
            new Body(
                report.Status.ToString(),
                Version,
                JsonNamingPolicy.CamelCase.ConvertName(node.Role.ToString()),
                report.Entries.ToDictionary(
                    e => e.Key,
                    e => new Check(
                        e.Value.Status.ToString(),
                        e.Value.Description,
                        Math.Round(e.Value.Duration.TotalMilliseconds, 1)
                    ),
                    StringComparer.Ordinal
                )
            ),
            context.RequestAborted
        );
    }
}
