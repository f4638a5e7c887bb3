using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using ForecastApi.Data;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Forecasts;

/// <summary>One trace goes from the request through the job to the SQL.</summary>
public sealed class TraceTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync() =>
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Constant("A", 36, 10))
        );

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Run_When_asked_for_in_a_trace_Then_its_batches_and_their_statements_belong_to_it()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is "Microsoft.AspNetCore" || s.Name == Telemetry.MeterName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/forecast-runs");
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        request.Content = JsonContent.Create(new { horizon = 3 });
        using var answer = await _api.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        await _api.EndOfAsync(answer.Headers.Location!.ToString());
        for (
            var tries = 0;
            tries < 100 && !spans.Any(s => s.OperationName == "forecast run");
            tries++
        )
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var mine = spans.Where(s => s.TraceId == trace).ToList();
        Assert.Contains(mine, s => s.OperationName == "forecast run");
        var batch = mine.First(s => s.OperationName == "batch");
        var write = mine.First(s => s.OperationName == "write" && s.ParentSpanId == batch.SpanId);
        Assert.Contains(
            write.Events,
            e => e.Tags.Any(t => t.Value is string sql && sql.Contains("ForecastBatches"))
        );
    }
}
