using System.Security.Claims;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Http.Concurrency;
using Microsoft.AspNetCore.Http;

namespace ForecastApi.Tests.Limits;

/// <summary>A caller with many requests waits for its own.</summary>
public sealed class CallerLimiterTests : IDisposable
{
    private readonly HttpContextAccessor _accessor = new();
    private readonly CallerLimiter _limiter;

    public CallerLimiterTests() => _limiter = new(permits: 1, waiting: 3, _accessor);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public async Task Caller_When_another_one_has_filled_its_queue_Then_it_is_served_after_one_of_them()
    {
        var many = Enumerable.Range(0, 4).Select(_ => AcquireAsync("many")).ToArray();
        await Assert.ThrowsAsync<ProblemException>(() => AcquireAsync("many"));
        var other = AcquireAsync("other");

        (await many[0]).Dispose();
        (await many[1]).Dispose();
        (await other).Dispose();
        Assert.True(other.IsCompletedSuccessfully);
        (await many[2]).Dispose();
        (await many[3]).Dispose();
    }

    [Fact]
    public async Task Caller_When_it_stops_waiting_Then_it_gives_its_place_back()
    {
        var first = await AcquireAsync("one");
        using var leaving = new CancellationTokenSource();
        var second = AcquireAsync("one", leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var waiting = Enumerable.Range(0, 3).Select(_ => AcquireAsync("one")).ToArray();
        first.Dispose();
        foreach (var next in waiting)
            (await next).Dispose();
    }

    private Task<IDisposable> AcquireAsync(
        string caller,
        CancellationToken cancellationToken = default
    )
    {
        _accessor.HttpContext = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(Caller.IdClaim, caller)], "test")
            ),
        };
        return _limiter.AcquireAsync(cancellationToken == default ? Cancel : cancellationToken);
    }
}
