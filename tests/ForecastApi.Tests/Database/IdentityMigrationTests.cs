using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;

namespace ForecastApi.Tests;

/// <summary>A database of a version that allowed several keys of one name, and white space around categories.</summary>
public sealed class IdentityMigrationTests
{
    private const string FirstNewScript = "0027";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Names_When_several_keys_have_one_Then_the_oldest_keeps_it(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.WithoutDatabaseAsync(provider);
        UpgradeTests.MigrateBefore(host, FirstNewScript);
        (string Id, string Name, int Day)[] keys =
        [
            ("aaaaaaaaaaaa", "shop", 2),
            ("bbbbbbbbbbbb", "shop", 1),
            ("cccccccccccc", "shop", 1),
            ("dddddddddddd", "service", 1),
            ("eeeeeeeeeeee", "two\nlines ", 1),
            ("ffffffffffff", "two lines", 3),
            ("gggggggggggg", new string('x', 100), 1),
            ("hhhhhhhhhhhh", new string('x', 100), 2),
        ];
        foreach (var (id, name, day) in keys)
            await UpgradeTests.ExecuteAsync(
                host,
                $"""
                INSERT INTO ApiKeys (KeyId, Name, Roles, Hash, CreatedAt, CreatedBy)
                VALUES ('{id}', '{name}', 'admin', '{new string(
                    '0',
                    64
                )}', '2026-01-0{day} 00:00:00.000', 'service');
                """
            );
        await UpgradeTests.ExecuteAsync(
            host,
            "INSERT INTO Products (Sku, Status, Category) VALUES ('P', 'active', ' Garden  '), ('Q', 'active', '  ');"
        );

        Assert.StartsWith(FirstNewScript, (await host.Get<Migrator>().MigrateAsync(Cancel))[0]);

        var stored = (
            await host.Get<ApiKeyStore>()
                .ListAsync(new PageRequest(100, null).Validated("apiKeys"), Cancel)
        ).Items.ToDictionary(k => k.Id, k => k.Name);
        Assert.Equal("shop", stored["bbbbbbbbbbbb"]);
        Assert.Equal("shop aaaaaaaaaaaa", stored["aaaaaaaaaaaa"]);
        Assert.Equal("shop cccccccccccc", stored["cccccccccccc"]);
        Assert.Equal("service dddddddddddd", stored["dddddddddddd"]);
        Assert.Equal("two lines", stored["eeeeeeeeeeee"]);
        Assert.Equal("two lines ffffffffffff", stored["ffffffffffff"]);
        Assert.Equal(new string('x', 100), stored["gggggggggggg"]);
        Assert.Equal(new string('x', 87) + " hhhhhhhhhhhh", stored["hhhhhhhhhhhh"]);
        Assert.Equal(
            1,
            await host.ScalarAsync<int>("SELECT COUNT(*) FROM Products WHERE Category = 'Garden'")
        );
        Assert.Equal(
            1,
            await host.ScalarAsync<int>("SELECT COUNT(*) FROM Products WHERE Category IS NULL")
        );
    }
}
