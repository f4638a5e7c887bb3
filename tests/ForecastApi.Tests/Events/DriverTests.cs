using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Events;

/// <summary>Events, prices and the calendar through the nightly run, as drivers of the forecast.</summary>
public sealed class DriverTests : IAsyncDisposable
{
    private const int Months = 36;
    private static readonly DateOnly First = new(2023, 1, 1);

    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Promotion_When_announced_Then_its_month_rises_and_the_effect_is_listed()
    {
        await ImportAsync(t => (100 + (t * 7 % 11) - 5) * (t is 16 or 28 ? 2.5m : 1));
        await _api.StoreAsync(
            "/api/v1/events/may",
            new
            {
                name = "May promotion",
                kind = "promotion",
                skus = new[] { "A" },
                months = new Dictionary<string, decimal>
                {
                    ["2024-05"] = 1,
                    ["2025-05"] = 1,
                    ["2026-05"] = 1,
                },
            }
        );
        await _api.RunForecastAsync(new { horizon = 12 });

        var forecast = await _api.GetJsonAsync("/api/v1/products/A/forecast");
        var months = forecast
            .GetProperty("forecast")
            .EnumerateArray()
            .Select(m => m.GetProperty("quantity").GetDecimal())
            .ToArray();
        Assert.InRange(months[4], 200, 300);
        Assert.All(months.Where((_, h) => h != 4), q => Assert.InRange(q, 88, 115));
        var driver = Assert.Single(
            forecast.GetProperty("drivers").EnumerateArray(),
            d => d.GetProperty("kind").GetString() == "event"
        );
        Assert.Equal("2026-05", driver.GetProperty("period").GetString());
        Assert.Equal("May promotion", driver.GetProperty("name").GetString());
        Assert.InRange(driver.GetProperty("effect").GetDecimal(), 100, 200);

        var effect = Assert.Single(
            (await _api.GetJsonAsync("/api/v1/events/may")).GetProperty("effects").EnumerateArray()
        );
        Assert.Equal("A", effect.GetProperty("sku").GetString());
        Assert.InRange(effect.GetProperty("factor").GetDouble(), 2, 3);
        Assert.Equal(2, effect.GetProperty("months").GetInt32());
        Assert.True(
            effect.GetProperty("lower").GetDouble() < effect.GetProperty("factor").GetDouble()
        );
    }

    [Fact]
    public async Task Working_days_When_shipments_follow_them_Then_the_forecast_follows_the_calendar()
    {
        await _api.StoreAsync(
            "/api/v1/calendar",
            new { workingDays = new Dictionary<string, decimal> { ["2026-08"] = 10 } }
        );
        var days = await DaysAsync();
        await ImportAsync(t => 10 * days[t]);
        await _api.RunForecastAsync(new { horizon = 12 });

        var forecast = (await _api.GetJsonAsync("/api/v1/products/A/forecast"))
            .GetProperty("forecast")
            .EnumerateArray()
            .Select(m => m.GetProperty("quantity").GetDecimal())
            .ToArray();
        Assert.All(
            forecast.Zip(days[Months..]),
            m => Assert.InRange(m.First, 9.7m * m.Second, 10.3m * m.Second)
        );
    }

    [Fact]
    public async Task Price_When_it_has_moved_demand_Then_a_planned_price_moves_the_forecast()
    {
        var rows = new StringBuilder("sku,date,quantity,unitPrice\n");
        for (var t = 0; t < Months; t++)
        {
            var price = t is > 14 and < 22 ? 8m : 10;
            var quantity = (100 + (t * 5 % 7)) * (price == 8 ? 1.5m : 1);
            rows.AppendLine(
                CultureInfo.InvariantCulture,
                $"A,{First.AddMonths(t):yyyy-MM-dd},{quantity},{price}"
            );
        }
        await ApiFixture.SucceededAsync(await _api.ImportAsync(rows.ToString()));
        await _api.StoreAsync(
            "/api/v1/products/A/prices",
            new Dictionary<string, decimal> { ["2026-04"] = 8 }
        );
        await _api.RunForecastAsync(new { horizon = 6 });

        var forecast = await _api.GetJsonAsync("/api/v1/products/A/forecast");
        var months = forecast
            .GetProperty("forecast")
            .EnumerateArray()
            .Select(m => m.GetProperty("quantity").GetDecimal())
            .ToArray();
        Assert.All(months[..3], q => Assert.InRange(q, 92, 115));
        Assert.All(months[3..], q => Assert.InRange(q, 138, 172));
        Assert.Contains(
            forecast.GetProperty("drivers").EnumerateArray(),
            d => d.GetProperty("kind").GetString() == "price"
        );
    }

    [Fact]
    public async Task Quantiles_When_demand_is_sparse_Then_they_are_those_of_the_compound_distribution()
    {
        await ImportAsync(t => t % 5 == 0 ? 8 : 0);
        await _api.RunForecastAsync(new { horizon = 3 });

        var items = (
            await _api.GetJsonAsync("/api/v1/forecasts?sku=A&quantiles=0.1,0.5,0.9")
        ).GetProperty("items");
        foreach (var item in items.EnumerateArray())
        {
            var quantiles = item.GetProperty("quantiles");
            Assert.Equal(0, quantiles.GetProperty("0.5").GetDecimal());
            Assert.Equal(8, quantiles.GetProperty("0.9").GetDecimal());
            Assert.InRange(item.GetProperty("quantity").GetDecimal(), 0.5m, 3);
        }
        var accuracy = (
            await _api.GetJsonAsync("/api/v1/accuracy?basis=backtest&by=total")
        ).GetProperty("items")[0];
        Assert.InRange(accuracy.GetProperty("wql").GetDouble(), 0.01, 2);
    }

    [Fact]
    public async Task Event_When_invalid_Then_each_field_is_named_and_nothing_is_stored()
    {
        await ImportAsync(_ => 5);
        var refused = await _api.PutAsync(
            "/api/v1/events/x",
            new
            {
                name = "",
                kind = "event",
                skus = new[] { "A" },
                category = "C",
                months = new Dictionary<string, decimal> { ["2026-13"] = 1, ["2026-05"] = 2 },
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = JsonDocument
            .Parse(await refused.Content.ReadAsStringAsync())
            .RootElement.GetProperty("errors");
        foreach (var field in new[] { "name", "category", "months.2026-13", "months.2026-05" })
            Assert.True(errors.TryGetProperty(field, out _), field);

        refused = await _api.PutAsync(
            "/api/v1/events/x",
            new
            {
                name = "X",
                kind = "event",
                skus = new[] { "A", "NONE" },
                months = new Dictionary<string, decimal> { ["2026-05"] = 1 },
            }
        );
        Assert.Contains("skus[1]", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync("/api/v1/events/x")).StatusCode);
    }

    [Fact]
    public async Task Event_When_stored_again_and_deleted_Then_the_list_follows()
    {
        var months = new Dictionary<string, decimal> { ["2026-05"] = 0.5m };
        await _api.StoreAsync(
            "/api/v1/events/b",
            new
            {
                name = "B",
                kind = "event",
                months,
            }
        );
        await _api.StoreAsync(
            "/api/v1/events/a",
            new
            {
                name = "A",
                kind = "event",
                months,
            }
        );
        await _api.StoreAsync(
            "/api/v1/events/a",
            new
            {
                name = "A2",
                kind = "promotion",
                months,
            }
        );
        Assert.Equal(["A2", "B"], await NamesAsync());
        var deleted = await _api.DeleteAsync("/api/v1/events/a");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(["B"], await NamesAsync());
    }

    [Fact]
    public async Task Prices_When_invalid_Then_the_month_is_named()
    {
        await ImportAsync(_ => 5);
        var refused = await _api.PutAsync(
            "/api/v1/products/A/prices",
            new Dictionary<string, decimal> { ["2026-05"] = 0 }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("2026-05", await refused.Content.ReadAsStringAsync());
        await _api.StoreAsync(
            "/api/v1/products/A/prices",
            new Dictionary<string, decimal> { ["2026-05"] = 19.9m }
        );
        Assert.Equal(
            19.9m,
            (await _api.GetJsonAsync("/api/v1/products/A/prices"))
                .GetProperty("2026-05")
                .GetDecimal()
        );
    }

    private async Task<string?[]> NamesAsync() =>
        [
            .. (await _api.GetJsonAsync("/api/v1/events"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(e => e.GetProperty("name").GetString()),
        ];

    private async Task<decimal[]> DaysAsync() =>
        [
            .. (await _api.GetJsonAsync("/api/v1/calendar/months?from=2023-01&to=2026-12"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(m => m.GetProperty("workingDays").GetDecimal()),
        ];

    private async Task ImportAsync(Func<int, decimal> quantity)
    {
        var rows = new StringBuilder("sku,date,quantity\n");
        for (var t = 0; t < Months; t++)
            rows.AppendLine(
                CultureInfo.InvariantCulture,
                $"A,{First.AddMonths(t):yyyy-MM-dd},{quantity(t)}"
            );
        // Every month has sales, so that the data's last month is the last one
        for (var t = 0; t < Months; t++)
            rows.AppendLine(CultureInfo.InvariantCulture, $"Z,{First.AddMonths(t):yyyy-MM-dd},1");
        await ApiFixture.SucceededAsync(await _api.ImportAsync(rows.ToString()));
    }
}
