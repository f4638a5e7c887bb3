using ForecastApi.Data;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests;

public sealed class DataVersionsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Versions_When_one_advances_Then_only_texts_that_contain_it_differ(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var versions = host.Get<DataVersions>();
        foreach (var version in Enum.GetValues<DataVersion>())
        {
            var others = Enum.GetValues<DataVersion>().Where(v => v != version).ToArray();
            var before = await versions.GetAsync([version], Ct);
            var othersBefore = await versions.GetAsync(others, Ct);
            await host.Get<Database>()
                .WriteAsync(
                    async s =>
                    {
                        await DataVersions.AdvanceAsync(s, version);
                        return true;
                    },
                    Ct
                );
            Assert.NotEqual(before, await versions.GetAsync([version], Ct));
            Assert.Equal(othersBefore, await versions.GetAsync(others, Ct));
        }
    }

    [Fact]
    public async Task Version_When_its_data_is_changed_through_the_API_Then_it_advances()
    {
        await using var api = new ApiFixture();
        await AdvancesAsync(
            DataVersion.Sales,
            async () =>
                await ApiFixture.SucceededAsync(
                    await api.ImportAsync(
                        Http.TestHistory.Header + Http.TestHistory.Constant("A", 36, 10)
                    )
                )
        );
        await AdvancesAsync(
            DataVersion.ForecastRuns,
            () => api.RunForecastAsync(new { horizon = 3 })
        );
        await AdvancesAsync(
            DataVersion.Products,
            () => api.StoreAsync("/api/v1/products/A", new { category = "one" })
        );

        async Task AdvancesAsync(DataVersion version, Func<Task> change)
        {
            var versions = api.Services.GetRequiredService<DataVersions>();
            var before = await versions.GetAsync([version], Ct);
            await change();
            Assert.NotEqual(before, await versions.GetAsync([version], Ct));
        }
    }
}
