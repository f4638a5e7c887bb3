using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Products;
using ForecastApi.Products.Boms;
using Microsoft.AspNetCore.Http;
using static ForecastApi.Tests.StoreSteps;

namespace ForecastApi.Tests;

public sealed class ProductStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Product_When_put_twice_Then_it_is_new_once_and_read_back_exactly(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var product = new Product(
            "PUT-1",
            "Größe „L“ 漢字",
            "Möbel",
            "pcs",
            0.000001m,
            1_000_000_000_000m,
            ProductStatus.Discontinued,
            "PUT-2",
            new Month(2026, 3),
            new Month(2027, 12)
        );
        Assert.True(await host.PutAsync(Product("PUT-1")));
        Assert.False(await host.PutAsync(product));
        Assert.Equal(product, await host.Get<ProductStore>().GetAsync("PUT-1", Ct));
        Assert.Null(await host.Get<ProductStore>().GetAsync("PUT-2", Ct));
    }

    [Theory, EachDatabase]
    public async Task Product_When_the_precondition_is_not_met_Then_the_stored_one_stays(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.PutAsync(Product("CHECK-1", "before"));
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = "\"stale\"";
        var problem = await Assert.ThrowsAsync<ProblemException>(() =>
            host.Get<ProductStore>()
                .PutAsync(Product("CHECK-1", "after"), Precondition.From(request), Ct)
        );
        Assert.Equal(412, problem.Status);
        Assert.Equal("before", (await host.Get<ProductStore>().GetAsync("CHECK-1", Ct))?.Name);
    }

    [Theory, EachDatabase]
    public async Task Skus_When_they_differ_only_in_case_or_accents_Then_they_are_different_products(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        string[] skus =
        [
            "Case-é",
            "CASE-é",
            "case-é",
            "case-e\u0301",
            "case-e",
            "case-ss",
            "case-ß",
        ];
        foreach (var sku in skus)
            Assert.True(await host.PutAsync(Product(sku, "is " + sku)));
        foreach (var sku in skus)
            Assert.Equal("is " + sku, (await host.Get<ProductStore>().GetAsync(sku, Ct))?.Name);
    }

    [Theory, EachDatabase]
    public async Task List_When_read_page_by_page_Then_it_is_whole_and_in_order_of_code_points(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        string[] skus = ["P 2", "P-1", "P-10", "P-2", "P_1", "Pa", "p-1", "pé", "pz", "p漢"];
        foreach (var sku in skus.Reverse())
            await host.PutAsync(Product(sku, category: "paging"));
        var read = new List<string>();
        var page = new PageRequest(3, null).Validated("products");
        while (true)
        {
            var part = await host.Get<ProductStore>().ListAsync(page, null, "paging", null, Ct);
            read.AddRange(part.Items.Select(p => p.Sku));
            Assert.True(part.Items.Count <= 3);
            if (part.NextCursor is null)
                break;
            page = new PageRequest(3, part.NextCursor).Validated("products");
        }
        Assert.Equal(skus.Order(StringComparer.Ordinal), read);
    }

    [Theory, EachDatabase]
    public async Task List_When_searched_Then_signs_of_patterns_stand_for_themselves(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.PutAsync(Product("LIKE-1", "50% [off] a_b!", "search"));
        await host.PutAsync(Product("LIKE-2", "50 off ab", "search"));
        await host.PutAsync(
            Product("LIKE-3", "OFFER", "search") with
            {
                Status = ProductStatus.Discontinued,
            }
        );
        Assert.Equal(["LIKE-1"], await SearchAsync("0% [O"));
        Assert.Equal(["LIKE-1"], await SearchAsync("a_b!"));
        Assert.Equal(["LIKE-1", "LIKE-2", "LIKE-3"], await SearchAsync("off"));
        Assert.Equal(["LIKE-3"], await SearchAsync("off", ProductStatus.Discontinued));
        Assert.Equal(["LIKE-2"], await SearchAsync("like-2"));

        async Task<IEnumerable<string>> SearchAsync(string text, ProductStatus? status = null) =>
            (
                await host.Get<ProductStore>()
                    .ListAsync(new(null, null), text, "search", status, Ct)
            ).Items.Select(p => p.Sku);
    }

    [Theory, EachDatabase]
    public async Task List_When_the_products_are_older_than_the_search_text_Then_the_start_computes_it(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.WithoutDatabaseAsync(provider);
        UpgradeTests.MigrateBefore(host, "0030");
        await UpgradeTests.ExecuteAsync(
            host,
            "INSERT INTO Products (Sku, Name, Status) VALUES ('S-1', 'Saw', 'active'), ('S-2', NULL, 'active');"
        );
        await host.Get<Migrator>().MigrateAsync(Ct);
        Assert.Equal(["S-1", "S-2"], [.. await SearchAsync("SAW"), .. await SearchAsync("s-2")]);

        async Task<IEnumerable<string>> SearchAsync(string text) =>
            (
                await host.Get<ProductStore>().ListAsync(new(null, null), text, null, null, Ct)
            ).Items.Select(p => p.Sku);
    }

    [Theory, EachDatabase]
    public async Task Delete_When_the_product_is_free_Then_it_goes_with_its_bill_of_materials(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.PutAsync(Product("FREE"));
        await host.PutAsync(Product("FREE-PART"));
        await host.PutBomAsync("FREE", new BomLine("FREE-PART", 2));
        await DeleteAsync(host, "FREE");
        await DeleteAsync(host, "FREE-PART");
        Assert.Null(await host.Get<ProductStore>().GetAsync("FREE", Ct));
        Assert.Null(await host.Get<BomStore>().GetAsync("FREE", Ct));
    }

    [Theory, EachDatabase]
    public async Task Delete_When_the_product_has_sales_or_is_a_component_Then_it_is_refused_with_the_remedy(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.ImportAsync(Row("SOLD", "2025-12-01", 1));
        await host.PutAsync(Product("WHOLE"));
        await host.PutAsync(Product("PART"));
        await host.PutBomAsync("WHOLE", new BomLine("PART", 1));
        var sold = await Assert.ThrowsAsync<ProblemException>(() => DeleteAsync(host, "SOLD"));
        var part = await Assert.ThrowsAsync<ProblemException>(() => DeleteAsync(host, "PART"));
        var none = await Assert.ThrowsAsync<ProblemException>(() => DeleteAsync(host, "NONE"));
        Assert.Equal((409, 409, 404), (sold.Status, part.Status, none.Status));
        Assert.Contains("discontinued", sold.Message, StringComparison.Ordinal);
        Assert.Contains("WHOLE", part.Message, StringComparison.Ordinal);
        Assert.NotNull(await host.Get<ProductStore>().GetAsync("SOLD", Ct));
        Assert.NotNull(await host.Get<ProductStore>().GetAsync("PART", Ct));
    }

    [Theory, EachDatabase]
    public async Task Bom_When_put_again_Then_it_replaces_the_lines_in_their_order_and_exactly(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        foreach (var sku in (string[])["BOM", "BOM-A", "BOM-B", "bom-a"])
            await host.PutAsync(Product(sku));
        await host.PutBomAsync("BOM", new BomLine("BOM-A", 1));
        BomLine[] lines =
        [
            new("bom-a", 0.000001m, 0.999999m),
            new("BOM-B", 1_000_000_000m),
            new("BOM-B", 0.123456789m),
            new("BOM-B", 999_999_999.000000001m),
            new("BOM-A", 12.5m, 0.05m),
        ];
        await host.PutBomAsync("BOM", lines);
        Assert.Equal(lines, (await host.Get<BomStore>().GetAsync("BOM", Ct))!.Lines);
        Assert.Equal(
            lines.Select(l => new BomRow("BOM", l.ComponentSku, l.Quantity, l.ScrapRate)),
            (await host.Get<BomStore>().AllAsync(Ct)).Where(r => r.Sku == "BOM")
        );
        Assert.Empty((await host.Get<BomStore>().GetAsync("BOM-A", Ct))!.Lines);
    }

    [Theory, EachDatabase]
    public async Task Bom_When_it_closes_a_cycle_or_names_no_product_Then_nothing_of_it_stays(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        foreach (var sku in (string[])["CYCLE-1", "CYCLE-2", "CYCLE-3"])
            await host.PutAsync(Product(sku));
        await host.PutBomAsync("CYCLE-1", new BomLine("CYCLE-2", 1));
        await host.PutBomAsync("CYCLE-2", new BomLine("CYCLE-3", 1));
        var cycle = await Assert.ThrowsAsync<ProblemException>(() =>
            host.PutBomAsync("CYCLE-3", new BomLine("CYCLE-1", 1))
        );
        var unknown = await Assert.ThrowsAsync<ProblemException>(() =>
            host.PutBomAsync("CYCLE-2", new BomLine("CYCLE-3", 7), new BomLine("cycle-3", 1))
        );
        Assert.Equal(("bomCycle", 422), (cycle.Code, cycle.Status));
        Assert.Contains(
            "CYCLE-3 → CYCLE-1 → CYCLE-2 → CYCLE-3",
            cycle.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(("unknownComponent", 422), (unknown.Code, unknown.Status));
        Assert.Empty((await host.Get<BomStore>().GetAsync("CYCLE-3", Ct))!.Lines);
        var kept = Assert.Single((await host.Get<BomStore>().GetAsync("CYCLE-2", Ct))!.Lines);
        Assert.Equal(1m, kept.Quantity);
    }

    [Theory, EachDatabase]
    public async Task Boms_When_two_that_make_a_cycle_are_put_at_once_Then_one_is_refused(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await using var second = host.Second();
        await host.PutAsync(Product("RACE-1"));
        await host.PutAsync(Product("RACE-2"));
        var refused = await Task.WhenAll(
            Task.Run(() => RefusedAsync(host, "RACE-1", "RACE-2"), Ct),
            Task.Run(() => RefusedAsync(second, "RACE-2", "RACE-1"), Ct)
        );
        Assert.Single(refused, r => r);

        static async Task<bool> RefusedAsync(StoreHost host, string sku, string component)
        {
            try
            {
                await host.PutBomAsync(sku, new BomLine(component, 1));
                return false;
            }
            catch (ProblemException error) when (error.Code == "bomCycle")
            {
                return true;
            }
        }
    }

    private static Task DeleteAsync(StoreHost host, string sku) =>
        host.Get<ProductStore>().DeleteAsync(sku, Precondition.None, Ct);
}
