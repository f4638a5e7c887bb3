using System.Net;
using System.Net.Sockets;

namespace ForecastApi.Tests.Http;

public sealed class ConfigurationTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Start_When_settings_are_invalid_Then_it_fails_naming_each_and_creates_nothing()
    {
        (string Key, string Value, string Named)[] mistakes =
        [
            ("Forecast:Schedule", "every night", "every night"),
            ("Forecast:Horizon", "99", "Horizon"),
            ("Forecast:BatchSize", "0", "BatchSize"),
            ("Forecast:Workers", "-1", "Workers"),
            ("Work:SmallPlanWorkers", "0", "SmallPlanWorkers"),
            ("Calendar:TimeZone", "Europe/Atlantis", "Europe/Atlantis"),
            ("Database:CommandTimeoutSeconds", "0", "CommandTimeoutSeconds"),
            ("Planning:TimeLimitSeconds", "-5", "TimeLimitSeconds"),
            ("Currency", "Euro", "Currency"),
        ];
        var error = await RefusedStart.OfAsync([.. mistakes.Select(m => (m.Key, m.Value))]);
        Assert.All(mistakes, m => Assert.Contains(m.Named, error));
    }

    [Theory]
    [InlineData("Database:Provider", "oracle")]
    [InlineData("Forecast:Horizon", "twelve")]
    public async Task Start_When_a_setting_cannot_be_parsed_Then_it_fails_naming_it(
        string key,
        string value
    )
    {
        var error = await RefusedStart.OfAsync((key, value));
        Assert.Contains(key, error);
        Assert.Contains(value, error);
    }

    [Fact]
    public async Task Start_When_settings_are_wrong_in_every_way_Then_each_has_a_line()
    {
        (string Key, string Value, string Named)[] mistakes =
        [
            ("Forecast:Horizon", "twelve", "Forecast:Horizon: 'twelve' is not a whole number."),
            ("Forecast:BatchSize", "0", "BatchSize"),
            ("Traffic:ReadsPerMinut", "5", "Traffic:ReadsPerMinut is not a setting."),
            ("Traffic:Waiting", "many", "Traffic:Waiting: 'many'"),
            ("Proxy:Addresses:0", "proxy", "Proxy:Addresses: 'proxy'"),
            ("Currency", "Euro", "Currency"),
            ("ConnectionStrings:Forcast", "x", "ConnectionStrings:Forcast is not a setting."),
        ];
        var error = await RefusedStart.OfAsync([.. mistakes.Select(m => (m.Key, m.Value))]);
        Assert.All(mistakes, m => Assert.Contains(m.Named, error));
        Assert.Equal(
            mistakes.Length + 1,
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length
        );
    }

    [Theory]
    [InlineData("sqlite", "Data Source=:memory:", "in memory")]
    [InlineData("sqlite", "Data Source=a.db;Mode=Memory", "in memory")]
    [InlineData("sqlite", "Datasrc=a.db", "datasrc")]
    [InlineData("sqlite", "nonsense", "ConnectionStrings:Forecast")]
    [InlineData("sqlite", "Pooling=False", "names no file")]
    [InlineData("sqlServer", "", "ConnectionStrings__Forecast")]
    [InlineData("sqlServer", "Servr=a;Database=b", "servr")]
    [InlineData("sqlServer", "Server=a", "names no database")]
    [InlineData("sqlServer", "Database=a", "names no server")]
    [InlineData(
        "sqlServer",
        "Server=a;Database=b;Connect Timeout=soon",
        "ConnectionStrings:Forecast"
    )]
    public async Task Start_When_the_connection_string_is_wrong_Then_one_line_says_so(
        string provider,
        string text,
        string named
    )
    {
        var error = await RefusedStart.OfAsync(
            ("Database:Provider", provider),
            ("ConnectionStrings:Forecast", text)
        );
        Assert.Contains(named, error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://192.0.2.1:5999")]
    [InlineData(null)]
    public async Task Start_When_it_cannot_listen_Then_one_line_says_so(string? url)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        url ??= $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var error = await RefusedStart.OfAsync(createsDatabase: true, ("ASPNETCORE_URLS", url));
        Assert.StartsWith("The service cannot listen: ", error);
        Assert.Contains("ASPNETCORE_URLS", error);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Calendar_When_its_time_zone_is_a_day_ahead_Then_the_month_is_that_of_the_zone()
    {
        // Noon of 31 January in UTC is February on Kiritimati
        _api.Settings["Calendar:TimeZone"] = "Pacific/Kiritimati";
        _api.Pass(TimeSpan.FromDays(16));
        await _api.ImportAsync("sku,date,quantity\nA,2026-01-10,5\n");
        var sales = await _api.GetJsonAsync("/api/v1/products/A/sales");
        Assert.Equal("2026-01", sales.GetProperty("items")[0].GetProperty("period").GetString());
    }
}
