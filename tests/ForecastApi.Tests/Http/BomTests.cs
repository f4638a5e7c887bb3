using System.Net;

namespace ForecastApi.Tests.Http;

public sealed class BomTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Bom_When_stored_Then_it_comes_back_in_its_order_with_a_tag()
    {
        await ProductsAsync("TABLE", "LEG", "TOP");
        var empty = await api.GetJsonAsync("/api/v1/products/TABLE/bom");
        Assert.Equal("""{"lines":[]}""", empty.GetRawText());

        var stored = await api.PutAsync(
            "/api/v1/products/TABLE/bom",
            new
            {
                lines = new object[]
                {
                    new
                    {
                        componentSku = "TOP",
                        quantity = 1,
                        scrapRate = 0.05,
                    },
                    new { componentSku = "LEG", quantity = 4 },
                },
            }
        );
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        var read = await api.GetAsync("/api/v1/products/TABLE/bom");
        Assert.Equal(
            """{"lines":[{"componentSku":"TOP","quantity":1,"scrapRate":0.05},{"componentSku":"LEG","quantity":4,"scrapRate":0}]}""",
            await ApiFixture.TextOf(read)
        );
        Assert.Equal(stored.Headers.ETag!.ToString(), read.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Bom_When_the_tag_is_stale_Then_it_is_not_replaced()
    {
        await ProductsAsync("STALE", "PART");
        var tag = (await api.GetAsync("/api/v1/products/STALE/bom")).Headers.ETag!.ToString();
        await api.StoreAsync("/api/v1/products/STALE/bom", Of("PART"));
        var late = await api.PutAsync(
            "/api/v1/products/STALE/bom",
            new { lines = Array.Empty<object>() },
            ("If-Match", tag)
        );
        await ApiFixture.ProblemOf(late, 412);
        var bom = await api.GetJsonAsync("/api/v1/products/STALE/bom");
        Assert.Equal(1, bom.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Bom_When_it_closes_a_cycle_Then_the_path_is_named_and_nothing_is_stored()
    {
        await ProductsAsync("C1", "C2", "C3");
        await api.StoreAsync("/api/v1/products/C1/bom", Of("C2"));
        await api.StoreAsync("/api/v1/products/C2/bom", Of("C3"));
        var problem = await ApiFixture.ProblemOf(
            await api.PutAsync("/api/v1/products/C3/bom", Of("C1")),
            422
        );
        Assert.Equal("bomCycle", problem.GetProperty("code").GetString());
        Assert.Contains("C3 → C1 → C2 → C3", problem.GetProperty("detail").GetString());
        var bom = await api.GetJsonAsync("/api/v1/products/C3/bom");
        Assert.Equal(0, bom.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Bom_When_a_product_is_its_own_component_Then_it_is_refused()
    {
        await ProductsAsync("SELF");
        var problem = await ApiFixture.ProblemOf(
            await api.PutAsync("/api/v1/products/SELF/bom", Of("SELF")),
            422
        );
        Assert.Contains("SELF → SELF", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Bom_When_a_component_is_unknown_Then_its_line_is_named_and_the_old_bill_stays()
    {
        await ProductsAsync("KNOWN", "PIECE");
        await api.StoreAsync("/api/v1/products/KNOWN/bom", Of("PIECE"));
        var problem = await ApiFixture.ProblemOf(
            await api.PutAsync("/api/v1/products/KNOWN/bom", Of("PIECE", "MISSING")),
            422
        );
        Assert.True(
            problem.GetProperty("errors").TryGetProperty("lines[1].componentSku", out _),
            problem.GetRawText()
        );
        var bom = await api.GetJsonAsync("/api/v1/products/KNOWN/bom");
        Assert.Equal(1, bom.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Bom_When_the_product_is_unknown_Then_it_is_not_found()
    {
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/UNKNOWN/bom"), 404);
        await ApiFixture.ProblemOf(
            await api.PutAsync(
                "/api/v1/products/UNKNOWN/bom",
                new { lines = Array.Empty<object>() }
            ),
            404
        );
    }

    [Fact]
    public async Task Bom_When_numbers_are_impossible_Then_each_is_named()
    {
        await ProductsAsync("NUMBERS", "P1");
        var problem = await ApiFixture.ProblemOf(
            await api.PutAsync(
                "/api/v1/products/NUMBERS/bom",
                new
                {
                    lines = new object[]
                    {
                        new { componentSku = "P1", quantity = 0 },
                        new
                        {
                            componentSku = "P1",
                            quantity = 1,
                            scrapRate = 1,
                        },
                    },
                }
            ),
            400
        );
        Assert.Equal(
            ["lines[0].quantity", "lines[1].scrapRate"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)
        );
    }

    [Fact]
    public async Task Delete_When_the_product_is_a_component_Then_its_parents_are_named()
    {
        await ProductsAsync("PARENT", "CHILD");
        await api.StoreAsync("/api/v1/products/PARENT/bom", Of("CHILD"));
        var problem = await ApiFixture.ProblemOf(
            await api.DeleteAsync("/api/v1/products/CHILD"),
            409
        );
        Assert.Contains("PARENT", problem.GetProperty("detail").GetString());
        Assert.Contains("discontinued", problem.GetProperty("detail").GetString());
    }

    private static object Of(params string[] components) =>
        new { lines = components.Select(c => new { componentSku = c, quantity = 1 }) };

    private async Task ProductsAsync(params string[] skus)
    {
        foreach (var sku in skus)
            await api.StoreAsync($"/api/v1/products/{sku}", new { });
    }
}
