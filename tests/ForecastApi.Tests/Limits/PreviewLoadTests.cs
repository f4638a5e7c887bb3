using System.Net;
using System.Text.Json;

namespace ForecastApi.Tests.Limits;

/// <summary>Previews compute a few at a time; further ones wait, and then get 429.</summary>
public sealed class PreviewLoadTests : IAsyncDisposable
{
    private const string Path = "/api/v1/forecasts/preview";

    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Previews_When_too_many_wait_Then_some_get_429_and_reads_still_work()
    {
        _api.Settings["Traffic:ComputationsAtOnce"] = "1";
        _api.Settings["Traffic:Waiting"] = "1";
        var long1200 = History(1200);
        await _api.GetJsonAsync("/api/v1/products");
        var previews = Enumerable.Range(0, 12).Select(_ => _api.PostAsync(Path, long1200)).ToList();
        await _api.GetJsonAsync("/api/v1/products");
        var answers = await Task.WhenAll(previews);
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        var refused = answers.First(a => a.StatusCode != HttpStatusCode.OK);
        var problem = await ApiFixture.ProblemOf(refused, 429);
        Assert.Equal("busy", problem.GetProperty("code").GetString());
        Assert.NotNull(refused.Headers.RetryAfter);
        // Each gives its place back
        await ApiFixture.SucceededAsync(await _api.PostAsync(Path, History(36)));
    }

    [Fact]
    public async Task Preview_When_the_client_leaves_Then_its_place_is_free()
    {
        _api.Settings["Traffic:ComputationsAtOnce"] = "1";
        _api.Settings["Traffic:Waiting"] = "0";
        await _api.GetJsonAsync("/api/v1/products");
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _api.Http.PostAsync(
                Path,
                new StringContent(History(1200), System.Text.Encoding.UTF8, "application/json"),
                leaving.Token
            )
        );
        for (var tries = 0; ; tries++)
        {
            using var next = await _api.PostAsync(Path, History(36));
            if (next.StatusCode == HttpStatusCode.OK)
                return;
            Assert.True(tries < 600, "The place is still taken.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static string History(int months) =>
        JsonSerializer.Serialize(
            new
            {
                history = Enumerable
                    .Range(0, months)
                    .Select(i => new
                    {
                        period = new DateOnly(2025, 12, 1)
                            .AddMonths(i + 1 - months)
                            .ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
                        quantity = 100 + (i % 12 * 5) + (i * 7919 % 23),
                    }),
            }
        );
}
