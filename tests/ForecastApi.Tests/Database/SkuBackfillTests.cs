using ForecastApi.Data;
using ForecastApi.Products;

namespace ForecastApi.Tests;

/// <summary>SKUs that an earlier version stored with invisible characters are addressed in their stored form.</summary>
public sealed class SkuBackfillTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Skus_When_an_earlier_version_stored_them_Then_they_are_renamed_and_none_is_merged(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.WithoutDatabaseAsync(provider);
        UpgradeTests.MigrateBefore(host, "0032");
        var unicode = provider == DatabaseProvider.SqlServer ? "N" : "";
        (string Sku, string Name)[] stored =
        [
            ("AX-1", "plain"),
            ("AX-1\u200B", "invisible"),
            ("AX\u200B-1", "invisible too"),
            ("Cafe\u0301", "decomposed"),
        ];
        foreach (var (sku, name) in stored)
            await UpgradeTests.ExecuteAsync(
                host,
                $"INSERT INTO Products (Sku, Name, Status, LikeSku) VALUES ({unicode}'{sku}', '{name}', 'active', {unicode}'AX-1\u200B')"
            );

        await host.Get<Migrator>().MigrateAsync(Ct);
        await host.Get<Migrator>().MigrateAsync(Ct);

        var products = host.Get<ProductStore>();
        Assert.Equal("plain", (await products.RequireAsync("AX-1", Ct)).Name);
        Assert.Equal("invisible", (await products.RequireAsync("AX-1~2", Ct)).Name);
        Assert.Equal("invisible too", (await products.RequireAsync("AX-1~3", Ct)).Name);
        var composed = await products.RequireAsync("Caf\u00E9", Ct);
        Assert.Equal(("decomposed", "AX-1~2"), (composed.Name, composed.LikeSku));
    }
}
