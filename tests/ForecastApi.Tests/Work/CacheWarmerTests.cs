using ForecastApi.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForecastApi.Tests.Work;

public sealed class CacheWarmerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cache_When_its_version_is_unchanged_Then_it_is_not_warmed_again()
    {
        var one = new Warmer { Version = "1" };
        using var warmer = Create(one);
        await warmer.WarmAsync(Ct);
        await warmer.WarmAsync(Ct);
        Assert.Equal(1, one.Warmed);

        one.Version = "2";
        await warmer.WarmAsync(Ct);
        Assert.Equal(2, one.Warmed);
    }

    [Fact]
    public async Task Cache_When_there_is_nothing_to_compute_Then_it_is_not_warmed()
    {
        var one = new Warmer();
        using var warmer = Create(one);
        await warmer.WarmAsync(Ct);
        Assert.Equal(0, one.Warmed);
    }

    [Fact]
    public async Task Cache_When_another_fails_Then_it_is_warmed_and_the_other_is_retried()
    {
        var failing = new Warmer { Version = "1", Fails = true };
        var other = new Warmer { Version = "1" };
        using var warmer = Create(failing, other);
        await warmer.WarmAsync(Ct);
        Assert.Equal((0, 1), (failing.Warmed, other.Warmed));

        failing.Fails = false;
        await warmer.WarmAsync(Ct);
        Assert.Equal((1, 1), (failing.Warmed, other.Warmed));
    }

    private static CacheWarmer Create(params ICacheWarmer[] warmers) =>
        new(warmers, NullLogger<CacheWarmer>.Instance);

    private sealed class Warmer : ICacheWarmer
    {
        public string? Version { get; set; }

        public bool Fails { get; set; }

        public int Warmed { get; private set; }

        public Task<string?> VersionAsync(CancellationToken cancellationToken) =>
            Task.FromResult(Version);

        public Task WarmAsync(CancellationToken cancellationToken)
        {
            if (Fails)
                throw new InvalidOperationException("It fails.");
            Warmed++;
            return Task.CompletedTask;
        }
    }
}
