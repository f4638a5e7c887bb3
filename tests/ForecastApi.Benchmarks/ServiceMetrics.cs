using System.Globalization;
using System.Text.RegularExpressions;
using ForecastApi.Processes;

namespace ForecastApi.Benchmarks;

/// <summary>Reads the service's measurements of its last run from <c>/metrics</c>.</summary>
/// <param name="Prepare">Seconds until its models were trained on all products.</param>
/// <param name="Load">Seconds of all its workers, reading histories.</param>
/// <param name="Fit">Seconds of all its workers, fitting and forecasting.</param>
/// <param name="Save">Seconds of all its workers, writing; waiting for each other included.</param>
internal sealed partial record ServiceMetrics(double Prepare, double Load, double Fit, double Save)
{
    public static async Task<ServiceMetrics> ReadAsync(ServiceProcess service)
    {
        var text = await service.Client.GetStringAsync("/metrics");
        var steps = Sum()
            .Matches(text)
            .ToDictionary(
                m => m.Groups["step"].Value,
                m => double.Parse(m.Groups["seconds"].Value, CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
        return new(steps["prepare"], steps["load"], steps["fit"], steps["save"]);
    }

    [GeneratedRegex(
        """forecastapi_run_step_duration_seconds_sum\{.*step="(?<step>\w+)".*\} (?<seconds>[0-9.eE+-]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Sum();
}
