using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using ForecastApi.Data;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Forecasts;

/// <summary>One trace goes from the request through the work that is done later to the SQL.</summary>
[Collection(AloneCollection.Name)]
public sealed class TraceTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new() { UsesRealClock = true };
    private readonly ConcurrentBag<Activity> _spans = [];
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly ActivityListener _listener;

    public TraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is "Microsoft.AspNetCore" || s.Name == Telemetry.MeterName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Constant("A", 36, 10))
        );

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Run_When_asked_for_in_a_trace_Then_its_batches_and_their_statements_belong_to_it()
    {
        await AskAsync("/api/v1/forecast-runs", JsonContent.Create(new { horizon = 3 }));
        await EndedAsync("forecast run published");
        var batch = Mine().First(s => s.OperationName == "batch");
        AssertWrites(batch, "ForecastBatches");
        AssertWrites(batch, "Status = 'succeeded'");
        AssertWrites(await EndedAsync("forecast run"), "RunModels");
    }

    [Fact]
    public async Task Import_When_accepted_in_a_trace_Then_what_is_done_later_belongs_to_it()
    {
        await AskAsync(
            "/api/v1/sales/imports",
            new StringContent(
                TestHistory.Header + TestHistory.Constant("B", 3, 10),
                Encoding.UTF8,
                "text/csv"
            )
        );
        AssertWrites(await EndedAsync("sales import"), "INSERT INTO Sales");
    }

    [Fact]
    public async Task Plan_When_accepted_in_a_trace_Then_what_is_done_later_belongs_to_it()
    {
        await AskAsync(
            "/api/v1/plans",
            JsonContent.Create(
                new
                {
                    start = "2026-02",
                    demand = new { inline = new[] { new { sku = "P", quantities = new[] { 5 } } } },
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
                }
            )
        );
        AssertWrites(await EndedAsync("plan"), "UPDATE Plans SET Status");
    }

    private async Task AskAsync(string path, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("traceparent", $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01");
        request.Headers.Add("Prefer", "respond-async");
        using var answer = await _api.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private IEnumerable<Activity> Mine() => _spans.Where(s => s.TraceId == _trace);

    private async Task<Activity> EndedAsync(string name)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (Mine().FirstOrDefault(s => s.OperationName == name) is { } span)
                return span;
            await Task.Delay(50, Cancel);
        }
        throw new TimeoutException($"No span '{name}' of the trace has ended within 10 s.");
    }

    private void AssertWrites(Activity work, string sql) =>
        Assert.Contains(
            Mine().Where(s => s.OperationName == "write" && s.ParentSpanId == work.SpanId),
            write =>
                write.Events.Any(e => e.Tags.Any(t => t.Value is string text && text.Contains(sql)))
        );
}
