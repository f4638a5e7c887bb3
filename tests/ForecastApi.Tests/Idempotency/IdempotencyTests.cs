using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Idempotency;

/// <summary>A request repeated with its key has its effect once and gets the same response each time.</summary>
public sealed class IdempotencyTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync() =>
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(Http.TestHistory.Header + Http.TestHistory.Constant("A", 24, 10))
        );

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Import_When_repeated_Then_there_is_one_and_its_response_is_replayed()
    {
        var first = await ImportAsync("k", "B,2026-01-05,1\n");
        var again = await ImportAsync("k", "B,2026-01-05,1\n");
        Assert.Equal(await ApiFixture.TextOf(first), await ApiFixture.TextOf(again));
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal(
            2,
            (await _api.GetJsonAsync("/api/v1/imports")).GetProperty("items").GetArrayLength()
        );
    }

    [Fact]
    public async Task Key_When_reused_for_another_body_Then_422_and_nothing_is_stored()
    {
        await ApiFixture.SucceededAsync(await ImportAsync("k", "B,2026-01-05,1\n"));
        var problem = await ApiFixture.ProblemOf(await ImportAsync("k", "C,2026-01-05,1\n"), 422);
        Assert.Equal("idempotencyKeyReused", problem.GetProperty("code").GetString());
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/products/C"), 404);
    }

    [Fact]
    public async Task Error_When_repeated_Then_the_request_is_executed_again()
    {
        await ApiFixture.ProblemOf(await ImportAsync("k", "B,never,1\n"), 422);
        await ApiFixture.SucceededAsync(await ImportAsync("k", "B,2026-01-05,1\n"));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("ü")]
    public async Task Key_When_malformed_Then_it_is_rejected(string key) =>
        await ApiFixture.ProblemOf(await ImportAsync(key, "B,2026-01-05,1\n"), 400);

    [Fact]
    public async Task Runs_When_started_twice_concurrently_Then_there_is_one()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => PostAsync("/api/v1/forecast-runs", "same", new { }))
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location).Distinct());
        Assert.Single(
            await Task.WhenAll(answers.Select(IdAsync))
                .ContinueWith(
                    t => t.Result.Distinct(),
                    TestContext.Current.CancellationToken,
                    TaskContinuationOptions.None,
                    TaskScheduler.Default
                )
        );
        Assert.Equal(
            1,
            (await _api.GetJsonAsync("/api/v1/forecast-runs")).GetProperty("items").GetArrayLength()
        );

        static async Task<string> IdAsync(HttpResponseMessage answer) =>
            (await ApiFixture.JsonOf(answer)).GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task Plan_When_repeated_after_a_restart_Then_it_is_the_same_plan()
    {
        var request = new
        {
            start = "2026-02",
            months = 2,
            demand = new { inline = new[] { new { sku = "P", quantities = new[] { 5, 5 } } } },
            suppliers = new[]
            {
                new
                {
                    id = "s",
                    sku = "P",
                    unitCost = 3,
                },
            },
            products = new[] { new { sku = "P" } },
        };
        var first = await PostAsync("/api/v1/plans", "plan", request);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var text = await ApiFixture.TextOf(first);
        await using var restarted = ApiFixture.On(_api.Folder);
        var again = await restarted.SendAsync(
            HttpMethod.Post,
            "/api/v1/plans",
            JsonContent.Create(request),
            ("Idempotency-Key", "plan")
        );
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(text, await ApiFixture.TextOf(again));
    }

    [Fact]
    public async Task Key_When_a_day_has_passed_Then_it_can_be_reused()
    {
        var first = await ImportAsync("k", "B,2026-01-05,1\n");
        _api.Pass(TimeSpan.FromHours(25));
        var later = await ImportAsync("k", "B,2026-01-05,1\n");
        Assert.NotEqual(await ApiFixture.TextOf(first), await ApiFixture.TextOf(later));
    }

    private Task<HttpResponseMessage> ImportAsync(string key, string rows) =>
        _api.SendAsync(
            HttpMethod.Post,
            "/api/v1/sales/imports",
            new StringContent(Http.TestHistory.Header + rows, Encoding.UTF8, "text/csv"),
            ("Idempotency-Key", key)
        );

    private Task<HttpResponseMessage> PostAsync(string path, string key, object body) =>
        _api.SendAsync(
            HttpMethod.Post,
            path,
            JsonContent.Create(body, options: JsonSerializerOptions.Web),
            ("Idempotency-Key", key)
        );
}
