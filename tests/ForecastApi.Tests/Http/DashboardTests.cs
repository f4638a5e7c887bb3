using System.Text.Json;
using System.Text.RegularExpressions;
using ForecastApi.Data;

namespace ForecastApi.Tests.Http;

/// <summary>The dashboard for Grafana asks for nothing that the service does not tell.</summary>
public sealed partial class DashboardTests
{
    [Fact]
    public async Task Dashboard_When_read_Then_every_metric_it_asks_for_is_one_that_the_service_has()
    {
        await using var api = new ApiFixture();
        await api.GetJsonAsync("/api/v1/products");
        var told = await ApiFixture.TextOf(await api.GetAsync("/metrics"));
        var own = typeof(Telemetry)
            .GetProperties()
            .Select(p => p.GetValue(null))
            .OfType<System.Diagnostics.Metrics.Instrument>()
            .Select(i => i.Name.Replace('.', '_') + UnitOf(i))
            .ToList();

        var asked = Queries().SelectMany(q => Names().Matches(q).Select(m => m.Value)).ToHashSet();
        Assert.True(asked.Count > 15, string.Join(' ', asked));
        Assert.All(
            asked,
            name =>
                Assert.True(
                    name.StartsWith("forecastapi_", StringComparison.Ordinal)
                        ? own.Exists(o => Suffixes.Any(end => name == o + end))
                        : told.Contains(name, StringComparison.Ordinal),
                    name
                )
        );
    }

    private static readonly string[] Suffixes = ["", "_total", "_sum", "_count", "_bucket"];

    /// <summary>As the exporter writes it behind the name.</summary>
    private static string UnitOf(System.Diagnostics.Metrics.Instrument instrument) =>
        instrument.Unit switch
        {
            "s" => "_seconds",
            "{product}/s" => "_per_second",
            _ => "",
        };

    private static IEnumerable<string> Queries()
    {
        using var dashboard = JsonDocument.Parse(
            File.ReadAllText(SourceFolder.Path("build", "grafana.json"))
        );
        return
        [
            .. dashboard
                .RootElement.GetProperty("panels")
                .EnumerateArray()
                .SelectMany(p => p.GetProperty("targets").EnumerateArray())
                .Select(t => t.GetProperty("expr").GetString()!),
        ];
    }

    [GeneratedRegex(
        @"\b(forecastapi|http|dotnet)_[a-z_]+_(seconds|bytes|total|count|sum|bucket|length|token|rate|rate_per_second|gap_bucket)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Names();
}
