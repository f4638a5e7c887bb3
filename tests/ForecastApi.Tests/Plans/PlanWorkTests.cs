using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForecastApi.Tests.Plans;

/// <summary>A plan that takes long is answered for at once and computed in the background.</summary>
public sealed class PlanWorkTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new() { UsesRealClock = true };

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Plan_When_asked_for_asynchronously_Then_it_is_the_one_that_is_waited_for()
    {
        using var answer = await AskAsync(_api, Request(100));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(["respond-async"], answer.Headers.GetValues("Preference-Applied"));
        Assert.NotNull(answer.Headers.RetryAfter);
        var pending = await ApiFixture.JsonOf(answer);
        Assert.Equal("running", pending.GetProperty("status").GetString());
        Assert.Equal(0, pending.GetProperty("plans").GetArrayLength());

        var done = await DoneAsync(_api, answer.Headers.Location!);
        Assert.Equal("done", done.GetProperty("status").GetString());
        var waited = await ApiFixture.SucceededAsync(
            await _api.Http.PostAsJsonAsync(
                "/api/v1/plans?dryRun=true",
                Request(100),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(Cost(waited), Cost(done));
    }

    [Fact]
    public async Task Plan_When_it_names_no_workforce_Then_the_stored_one_is_planned_with()
    {
        await ApiFixture.SucceededAsync(
            await _api.SendAsync(
                HttpMethod.Put,
                "/api/v1/planning/defaults",
                JsonContent.Create(
                    new
                    {
                        workforce = new
                        {
                            openingWorkers = 5,
                            hoursPerDay = 8,
                            workingDays = 20,
                            regularRate = 10,
                        },
                    }
                )
            )
        );
        using var answer = await AskAsync(_api, Request(100));
        var done = await DoneAsync(_api, answer.Headers.Location!);
        Assert.Contains(
            done.GetProperty("plans").EnumerateArray(),
            p => p.GetProperty("strategy").GetString() == "level"
        );
        using var without = await AskAsync(_api, WithoutLabour(Request(100)));
        done = await DoneAsync(_api, without.Headers.Location!);
        Assert.DoesNotContain(
            done.GetProperty("plans").EnumerateArray(),
            p => p.GetProperty("strategy").GetString() == "level"
        );
    }

    [Fact]
    public async Task Plan_When_its_request_is_wrong_Then_it_is_refused_at_once()
    {
        using var answer = await AskAsync(_api, new { months = 99 });
        await ApiFixture.ProblemOf(answer, 400);
        Assert.Equal(
            0,
            (await _api.GetJsonAsync("/api/v1/plans")).GetProperty("items").GetArrayLength()
        );
    }

    [Fact]
    public async Task Plan_When_its_process_was_killed_Then_another_goes_on_with_it()
    {
        using var answer = await AskAsync(_api, Request(50));
        await DoneAsync(_api, answer.Headers.Location!);
        await LeaveAsync(attempts: 3);
        await using var restarted = ApiFixture.On(_api.Folder);
        restarted.UsesRealClock = true;
        var done = await DoneAsync(restarted, answer.Headers.Location!);
        Assert.Equal("done", done.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Plan_When_it_ends_each_process_that_computes_it_Then_it_has_failed_with_the_reason()
    {
        using var answer = await AskAsync(_api, Request(50));
        await DoneAsync(_api, answer.Headers.Location!);
        await LeaveAsync(attempts: 20);
        await using var restarted = ApiFixture.On(_api.Folder);
        restarted.UsesRealClock = true;
        var failed = await DoneAsync(restarted, answer.Headers.Location!);
        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.Contains(
            "after 20 worker crashes",
            failed.GetProperty("warnings")[0].GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Plan_When_deleted_while_it_is_computed_Then_it_is_gone()
    {
        using var answer = await AskAsync(_api, Request(70));
        using var deleted = await _api.DeleteAsync(answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await ApiFixture.ProblemOf(await _api.GetAsync(answer.Headers.Location!.ToString()), 404);
    }

    /// <summary>The plan as a killed process leaves it.</summary>
    private async Task LeaveAsync(int attempts)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={_api.DatabaseFile}"
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE Plans SET Status = 'running', Attempts = @Attempts,
                Request = @Request, Answer = REPLACE(Answer, '"done"', '"running"')
            """;
        command.Parameters.AddWithValue("@Attempts", attempts);
        command.Parameters.AddWithValue(
            "@Request",
            JsonSerializer.Serialize(Request(50), JsonSerializerOptions.Web)
        );
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> AskAsync(ApiFixture api, object request) =>
        api.SendAsync(
            HttpMethod.Post,
            "/api/v1/plans",
            JsonContent.Create(request),
            ("Prefer", "respond-async")
        );

    private static async Task<JsonElement> DoneAsync(ApiFixture api, Uri location)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var plan = await api.GetJsonAsync(location.ToString());
            if (plan.GetProperty("status").GetString() != "running")
                return plan;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The plan is not done after half a minute.");
    }

    private static decimal Cost(JsonElement answer) =>
        answer.GetProperty("plans")[0].GetProperty("totalCost").GetDecimal();

    private static JsonObject WithoutLabour(object request)
    {
        var given = JsonSerializer.SerializeToNode(request)!.AsObject();
        given["workforce"] = null;
        return given;
    }

    private static object Request(int quantity) =>
        new
        {
            start = "2026-02",
            months = 2,
            demand = new
            {
                inline = new[] { new { sku = "P", quantities = new[] { quantity, quantity } } },
            },
            products = new[] { new { sku = "P" } },
            suppliers = new[]
            {
                new
                {
                    id = "s",
                    sku = "P",
                    unitCost = 3,
                },
            },
        };
}
