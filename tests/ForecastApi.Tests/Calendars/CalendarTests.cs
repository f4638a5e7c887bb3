using System.Net;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Calendars;

public sealed class CalendarTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Calendar_When_none_is_stored_Then_it_is_Monday_to_Friday()
    {
        var calendar = await _api.GetJsonAsync("/api/v1/calendar");
        Assert.Equal(5, calendar.GetProperty("weekdays").GetArrayLength());
        Assert.Equal("monday", calendar.GetProperty("weekdays")[0].GetString());
        Assert.Equal([20m, 22m], await DaysAsync("2026-02", "2026-03"));
        Assert.Equal(
            12,
            (await _api.GetJsonAsync("/api/v1/calendar/months"))
                .GetProperty("items")
                .GetArrayLength()
        );
    }

    [Fact]
    public async Task Calendar_When_stored_Then_holidays_and_given_months_count_and_plans_follow_it()
    {
        await _api.StoreAsync(
            "/api/v1/calendar",
            new
            {
                weekdays = new[] { "monday", "saturday" },
                holidays = new[]
                {
                    new { date = "2026-02-02", name = "Candlemas" },
                    new { date = "2026-02-03", name = "A Tuesday" },
                },
                workingDays = new Dictionary<string, decimal> { ["2026-03"] = 9.5m },
            }
        );
        Assert.Equal([7m, 9.5m, 8m], await DaysAsync("2026-02", "2026-04"));
        var plan = await PlanAsync(
            """{ "hoursPerDay": 8, "regularRate": 1, "openingWorkers": 1 }"""
        );
        Assert.Equal(
            [56m, 76m, 64m],
            plan.EnumerateArray()
                .Select(p =>
                    p.GetProperty("regularHours").GetDecimal()
                    + p.GetProperty("idleHours").GetDecimal()
                )
        );
        var given = await PlanAsync(
            """{ "hoursPerDay": 8, "regularRate": 1, "openingWorkers": 1, "workingDays": { "03": 10, "*": 21 } }"""
        );
        Assert.Equal(
            [168m, 80m, 168m],
            given
                .EnumerateArray()
                .Select(p =>
                    p.GetProperty("regularHours").GetDecimal()
                    + p.GetProperty("idleHours").GetDecimal()
                )
        );
    }

    [Fact]
    public async Task Calendar_When_it_is_wrong_or_another_version_Then_it_is_refused()
    {
        var answer = await SendAsync(
            """{ "weekdays": [], "holidays": [ { "date": "2026-01-01" }, { "date": "2026-01-01" } ], "workingDays": { "2026-13": 3, "2026-01": 40 } }"""
        );
        var errors = (await ApiFixture.ProblemOf(answer, 422)).GetProperty("errors");
        Assert.Equal(
            ["holidays[1].date", "weekdays", "workingDays.2026-01", "workingDays.2026-13"],
            errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await SendAsync("""{ "weekdays": ["noday"] }""")).StatusCode
        );
        var stale = await SendAsync("{}", ("If-Match", "\"old\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var range = await _api.GetAsync("/api/v1/calendar/months?from=2026-02&to=2026-01");
        await ApiFixture.ProblemOf(range, 400);
    }

    private Task<HttpResponseMessage> SendAsync(
        string body,
        params (string Name, string Value)[] headers
    ) =>
        _api.SendAsync(
            HttpMethod.Put,
            "/api/v1/calendar",
            new StringContent(body, Encoding.UTF8, "application/json"),
            headers
        );

    private async Task<decimal[]> DaysAsync(string from, string to) =>
        [
            .. (await _api.GetJsonAsync($"/api/v1/calendar/months?from={from}&to={to}"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(m => m.GetProperty("workingDays").GetDecimal()),
        ];

    private async Task<JsonElement> PlanAsync(string workforce)
    {
        var body = $$"""
            { "start": "2026-02", "demand": { "inline": [ { "sku": "X", "quantities": [1, 1, 1] } ] },
              "products": [ { "sku": "X", "labourHoursPerUnit": 1 } ], "workforce": {{workforce}},
              "strategies": [ { "strategy": "justInTime" } ] }
            """;
        var answer = await _api.SendAsync(
            HttpMethod.Post,
            "/api/v1/plans?dryRun=true",
            new StringContent(body, Encoding.UTF8, "application/json")
        );
        return (await ApiFixture.SucceededAsync(answer))
            .GetProperty("plans")[0]
            .GetProperty("periods");
    }
}
