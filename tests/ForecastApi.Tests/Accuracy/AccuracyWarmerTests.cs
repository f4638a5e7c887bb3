using System.Text.Json;
using ForecastApi.Accuracy;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http.Concurrency;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Accuracy;

/// <summary>The groups that the warmer caches are those that a request computes.</summary>
public sealed class AccuracyWarmerTests(RevealedCompany company) : IClassFixture<RevealedCompany>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccuracyBasis.Backtest)]
    [InlineData(AccuracyBasis.Live)]
    public async Task Groups_When_warmed_Then_they_equal_those_that_a_request_computes(
        AccuracyBasis basis
    )
    {
        var services = company.Api.Services;
        var run = await services
            .GetRequiredService<ForecastRunStore>()
            .PublishedAsync(null, Cancel);
        await using var warm = Caches();
        var cache = warm.GetRequiredService<AccuracyCache>();
        var query = ActivatorUtilities.CreateInstance<AccuracyQuery>(services, cache);
        await query.WarmAsync(run!, basis, Cancel);
        var version = await query.VersionAsync(run, basis, Cancel);
        foreach (var by in Enum.GetValues<AccuracyBy>())
        {
            await using var empty = Caches();
            var (_, computed) = await ActivatorUtilities
                .CreateInstance<AccuracyQuery>(services, empty.GetRequiredService<AccuracyCache>())
                .GroupsAsync(basis, by, new AccuracyFilter(), Cancel);
            var cached = await cache.GetAsync(
                version,
                new(basis, by, new AccuracyFilter()),
                _ => throw new InvalidOperationException("It is not cached."),
                Cancel
            );
            Assert.Equal(JsonSerializer.Serialize(computed), JsonSerializer.Serialize(cached));
        }
    }

    private static ServiceProvider Caches()
    {
        var services = new ServiceCollection();
        DataCache.AddTo(services);
        services.AddSingleton(_ => new RequestComputing(
            atOnce: 1,
            waiting: 10,
            new HttpContextAccessor()
        ));
        services.AddSingleton<AccuracyCache>();
        return services.BuildServiceProvider();
    }

    [Fact]
    public async Task Category_When_it_changes_Then_the_next_request_groups_by_the_new_one()
    {
        await using var api = new ApiFixture();
        await ApiFixture.SucceededAsync(
            await api.ImportAsync(Http.TestHistory.Header + Http.TestHistory.Constant("A", 36, 10))
        );
        await api.RunForecastAsync(new { horizon = 3 });
        foreach (var category in (string[])["first", "second"])
        {
            await api.StoreAsync("/api/v1/products/A", new { category });
            var groups = await api.GetJsonAsync("/api/v1/accuracy?by=category");
            Assert.Equal(category, groups.GetProperty("items")[0].GetProperty("key").GetString());
        }
    }
}
