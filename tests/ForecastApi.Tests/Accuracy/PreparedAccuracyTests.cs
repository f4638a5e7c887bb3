using System.Text.Json;
using ForecastApi.Accuracy;
using ForecastApi.ForecastRuns;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Accuracy;

/// <summary>What is computed before it is asked for is what the question would have computed.</summary>
public sealed class PreparedAccuracyTests(RevealedCompany company) : IClassFixture<RevealedCompany>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccuracyBasis.Backtest)]
    [InlineData(AccuracyBasis.Live)]
    public async Task Groupings_Prepared_are_those_computed(AccuracyBasis basis)
    {
        var services = company.Api.Services;
        var run = await services
            .GetRequiredService<ForecastRunStore>()
            .PublishedAsync(null, Cancel);
        using var prepared = new AccuracyCache();
        var query = ActivatorUtilities.CreateInstance<AccuracyQuery>(services, prepared);
        await query.PrepareAsync(run!, basis, Cancel);
        var version = await query.VersionAsync(run, basis, Cancel);
        foreach (var by in Enum.GetValues<AccuracyBy>())
        {
            using var empty = new AccuracyCache();
            var (_, computed) = await ActivatorUtilities
                .CreateInstance<AccuracyQuery>(services, empty)
                .GroupsAsync(basis, by, new AccuracyFilter(), Cancel);
            var kept = prepared.Find(version, new(basis, by, new AccuracyFilter()));
            Assert.Equal(JsonSerializer.Serialize(computed), JsonSerializer.Serialize(kept));
        }
    }

    [Fact]
    public async Task Category_That_changes_is_grouped_by_at_the_next_question()
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
