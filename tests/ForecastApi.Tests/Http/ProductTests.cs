using System.Net;
using System.Text.Json;

namespace ForecastApi.Tests.Http;

public sealed class ProductTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Product_When_only_a_new_one_is_wanted_Then_one_that_is_there_is_left_alone()
    {
        foreach (var (name, status) in (IEnumerable<(string, int)>)[("One", 201), ("Two", 412)])
        {
            var answer = await api.PutAsync(
                "/api/v1/products/ONLY-NEW",
                new { name },
                ("If-None-Match", "*")
            );
            Assert.Equal(status, (int)answer.StatusCode);
        }
        var kept = await api.GetJsonAsync("/api/v1/products/ONLY-NEW");
        Assert.Equal("One", kept.GetProperty("name").GetString());
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products?q=a&q=b"), 400);
    }

    [Fact]
    public async Task Product_When_put_twice_Then_it_is_created_and_then_replaced_whole()
    {
        var first = await api.PutAsync(
            "/api/v1/products/CHAIR",
            new { name = "Chair", unitPrice = 49.9m }
        );
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.EndsWith("/api/v1/products/CHAIR", first.Headers.Location!.ToString());

        var second = await api.PutAsync(
            "/api/v1/products/CHAIR",
            new { category = "seats", status = "discontinued" }
        );
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(
            """{"sku":"CHAIR","name":null,"category":"seats","unit":null,"unitPrice":null,"unitCost":null,"status":"discontinued","likeSku":null,"launchMonth":null,"endMonth":null}""",
            await ApiFixture.TextOf(second)
        );
        Assert.Equal(
            await ApiFixture.TextOf(second),
            await ApiFixture.TextOf(await api.GetAsync("/api/v1/products/CHAIR"))
        );
    }

    [Fact]
    public async Task Product_When_the_tag_is_stale_Then_nothing_changes()
    {
        var stored = await api.PutAsync("/api/v1/products/TAGGED", new { name = "One" });
        var tag = stored.Headers.ETag!.ToString();
        Assert.Equal(tag, (await api.GetAsync("/api/v1/products/TAGGED")).Headers.ETag!.ToString());
        await api.StoreAsync("/api/v1/products/TAGGED", new { name = "Two" });

        var late = await api.PutAsync(
            "/api/v1/products/TAGGED",
            new { name = "Three" },
            ("If-Match", tag)
        );
        await ApiFixture.ProblemOf(late, 412);
        var lateDelete = await api.SendAsync(
            HttpMethod.Delete,
            "/api/v1/products/TAGGED",
            null,
            ("If-Match", tag)
        );
        await ApiFixture.ProblemOf(lateDelete, 412);
        var product = await api.GetJsonAsync("/api/v1/products/TAGGED");
        Assert.Equal("Two", product.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Product_When_the_tag_is_the_stored_one_Then_it_is_replaced()
    {
        var stored = await api.PutAsync("/api/v1/products/FRESH", new { name = "One" });
        var answer = await api.PutAsync(
            "/api/v1/products/FRESH",
            new { name = "Two" },
            ("If-Match", stored.Headers.ETag!.ToString())
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Product_When_it_must_exist_and_does_not_Then_it_is_not_created()
    {
        var answer = await api.PutAsync(
            "/api/v1/products/NOWHERE",
            new { name = "One" },
            ("If-Match", "*")
        );
        await ApiFixture.ProblemOf(answer, 412);
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/NOWHERE"), 404);
    }

    [Fact]
    public async Task Product_When_fields_are_wrong_Then_each_is_named()
    {
        var answer = await api.PutAsync(
            "/api/v1/products/WRONG",
            new
            {
                sku = "OTHER",
                name = new string('x', 201),
                unitPrice = -1,
                unitCost = 1e15,
                likeSku = "WRONG",
                launchMonth = "2026-03",
                endMonth = "2026-02",
            }
        );
        var errors = (await ApiFixture.ProblemOf(answer, 400)).GetProperty("errors");
        Assert.Equal(
            ["sku", "name", "unitPrice", "unitCost", "likeSku", "endMonth"],
            errors.EnumerateObject().Select(e => e.Name)
        );
    }

    [Theory]
    [InlineData("/api/v1/products/A%0AB")]
    [InlineData("/api/v1/products/%F0%9F%98%80")]
    public async Task Product_When_the_path_holds_no_sku_Then_it_is_refused(string path)
    {
        var problem = await ApiFixture.ProblemOf(await api.PutAsync(path, new { }), 400);
        Assert.True(problem.GetProperty("errors").TryGetProperty("sku", out _));
    }

    [Fact]
    public async Task Product_When_the_sku_has_odd_characters_Then_it_comes_back_as_it_was_sent()
    {
        var path = "/api/v1/products/" + Uri.EscapeDataString("Ä/ö 1%&?#\"'");
        await api.StoreAsync(path, new { });
        var product = await api.GetJsonAsync(path);
        Assert.Equal("Ä/ö 1%&?#\"'", product.GetProperty("sku").GetString());
    }

    [Fact]
    public async Task Products_When_paged_Then_each_comes_once_and_in_order()
    {
        var skus = Enumerable.Range(1, 7).Select(i => $"PAGE-{i}").ToArray();
        foreach (var sku in skus.Reverse())
            await api.StoreAsync($"/api/v1/products/{sku}", new { category = "paged" });
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await api.GetJsonAsync(
                $"/api/v1/products?category=paged&limit=3{(cursor is null ? "" : "&cursor=" + cursor)}"
            );
            Assert.True(page.GetProperty("items").GetArrayLength() <= 3);
            seen.AddRange(Skus(page));
            cursor = page.GetProperty("nextCursor").GetString();
        } while (cursor is not null);
        Assert.Equal(skus, seen);
    }

    [Fact]
    public async Task Products_When_filtered_Then_only_those_that_match_are_listed()
    {
        await api.StoreAsync("/api/v1/products/F-1", new { name = "100% wool", category = "f" });
        await api.StoreAsync("/api/v1/products/F-2", new { name = "100 m rope", category = "f" });
        await api.StoreAsync(
            "/api/v1/products/F-3",
            new
            {
                name = "old",
                category = "f",
                status = "discontinued",
            }
        );
        Assert.Equal(["F-1"], Skus(await api.GetJsonAsync("/api/v1/products?q=100%25")));
        Assert.Equal(["F-2"], Skus(await api.GetJsonAsync("/api/v1/products?q=ROPE&category=f")));
        Assert.Equal(
            ["F-3"],
            Skus(await api.GetJsonAsync("/api/v1/products?category=f&status=discontinued"))
        );
    }

    [Theory]
    [InlineData("größe", "Q-1")]
    [InlineData("GRÖẞE L", "Q-1")]
    [InlineData("gro\u0308ße", "Q-1")]
    [InlineData("вело", "Q-ВЕЛО")]
    [InlineData("ΟΔΌΣ", "Q-3")]
    [InlineData("a_c[", "Q-4")]
    public async Task Products_When_searched_in_any_case_Then_API_and_page_find_them(
        string search,
        string sku
    )
    {
        await api.StoreAsync("/api/v1/products/Q-1", new { name = "Größe L" });
        await api.StoreAsync("/api/v1/products/Q-3", new { name = "Οδός" });
        await api.StoreAsync("/api/v1/products/Q-4", new { name = "A_C[1]" });
        await api.StoreAsync("/api/v1/products/Q-5", new { name = "ABC" });
        await ApiFixture.SucceededAsync(
            await api.ImportAsync("sku,date,quantity\nQ-ВЕЛО,2025-12-01,1\n")
        );
        var query = "products?q=" + Uri.EscapeDataString(search);
        Assert.Equal([sku], Skus(await api.GetJsonAsync("/api/v1/" + query)));
        var page = await ApiFixture.TextOf(await api.GetAsync("/" + query));
        foreach (var other in (string[])["Q-1", "Q-ВЕЛО", "Q-3", "Q-4", "Q-5"])
            Assert.Equal(
                other == sku,
                page.Contains("/products/" + Uri.EscapeDataString(other), StringComparison.Ordinal)
            );
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("cursor=%21%21", "cursor")]
    [InlineData("status=retired", "status")]
    public async Task Products_When_a_parameter_is_wrong_Then_it_is_named(string query, string name)
    {
        var problem = await ApiFixture.ProblemOf(
            await api.GetAsync("/api/v1/products?" + query),
            400
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty(name, out _));
    }

    [Fact]
    public async Task Delete_When_nothing_refers_to_the_product_Then_it_is_gone()
    {
        await api.StoreAsync("/api/v1/products/GONE", new { });
        var answer = await api.DeleteAsync("/api/v1/products/GONE");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/GONE"), 404);
        await ApiFixture.ProblemOf(await api.DeleteAsync("/api/v1/products/GONE"), 404);
    }

    [Fact]
    public async Task Delete_When_the_product_has_sales_Then_the_remedy_is_named()
    {
        await api.ImportAsync("sku,date,quantity\nSOLD,2025-12-01,1\n");
        var problem = await ApiFixture.ProblemOf(
            await api.DeleteAsync("/api/v1/products/SOLD"),
            409
        );
        Assert.Contains("discontinued", problem.GetProperty("detail").GetString());
    }

    private static IEnumerable<string> Skus(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("sku").GetString()!);
}
