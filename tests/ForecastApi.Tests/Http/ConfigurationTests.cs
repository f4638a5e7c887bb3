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
