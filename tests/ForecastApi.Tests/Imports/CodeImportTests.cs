using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Imports;

/// <summary>Codes that look the same are the same code, wherever they are sent.</summary>
public sealed class CodeImportTests : IAsyncLifetime
{
    private const string Sales = "/api/v1/sales/imports";
    private const string Decomposed = "Cafe\u0301";
    private const string Composed = "Café";

    private readonly ApiFixture _api = new();

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Code_When_another_row_has_an_invisible_character_in_it_Then_it_is_one_product_and_warned()
    {
        var result = await ImportAsync(
            "sku,date,quantity,channel\nAX-1,2025-12-01,2,web\nAX-1\u200B,2025-12-01,3,we\u00ADb\nAX-1\u200B,2025-12-02,4,web\n"
        );
        Assert.Equal(3, result.GetProperty("received").GetInt32());
        Assert.Equal(2, result.GetProperty("inserted").GetInt32());
        Assert.Equal(1, result.GetProperty("merged").GetInt32());
        Assert.Equal(1, result.GetProperty("products").GetInt32());
        Assert.Equal(["3 sku normalised", "3 channel normalised"], Warnings(result));
        var month = (await _api.GetJsonAsync("/api/v1/products/AX-1/sales"))
            .GetProperty("items")
            .EnumerateArray()
            .Single();
        Assert.Equal(9, month.GetProperty("quantity").GetDecimal());
    }

    [Fact]
    public async Task Code_When_the_rows_are_NDJSON_Then_it_is_the_same()
    {
        var result = await ApiFixture.SucceededAsync(
            await _api.SendAsync(
                HttpMethod.Post,
                Sales,
                new StringContent(
                    $$"""
                    {"sku":"{{Composed}}","date":"2025-12-01","quantity":1}
                    {"sku":"{{Decomposed}}","date":"2025-12-01","quantity":2}
                    {"sku":" {{Composed}} ","date":"2025-12-01","quantity":3}
                    """,
                    Encoding.UTF8,
                    "application/x-ndjson"
                )
            )
        );
        Assert.Equal(2, result.GetProperty("merged").GetInt32());
        Assert.Equal(["2 sku normalised"], Warnings(result));
    }

    [Fact]
    public async Task Code_When_a_path_a_filter_or_a_body_spells_it_otherwise_Then_it_is_found()
    {
        await ImportAsync($"sku,date,quantity\n{Composed},2025-12-01,2\n");
        var path = "/api/v1/products/" + Uri.EscapeDataString(Decomposed);
        await _api.StoreAsync(path, new { sku = Decomposed, name = "Coffee" });
        await _api.StoreAsync("/api/v1/products/PACK", new { likeSku = "\u200B" + Decomposed });
        await _api.StoreAsync(
            "/api/v1/products/PACK/bom",
            new { lines = new[] { new { componentSku = Decomposed, quantity = 2 } } }
        );
        await _api.StoreAsync(path + "/planning", new { sku = Composed, openingStock = 5 });

        Assert.Equal(
            Composed,
            await SkuAsync("/api/v1/products/" + Uri.EscapeDataString(Composed))
        );
        Assert.Equal(Composed, await SkuAsync(path));
        Assert.Equal(Composed, await SkuAsync(path + "/planning"));
        Assert.Equal(
            Composed,
            (await _api.GetJsonAsync("/api/v1/products/PACK")).GetProperty("likeSku").GetString()
        );
        Assert.Equal(
            Composed,
            (await _api.GetJsonAsync("/api/v1/products/PACK/bom"))
                .GetProperty("lines")[0]
                .GetProperty("componentSku")
                .GetString()
        );
        var export = await ApiFixture.TextOf(
            await _api.GetAsync("/api/v1/sales.csv?sku=" + Uri.EscapeDataString(Decomposed))
        );
        Assert.Equal(2, export.Trim().Split('\n').Length);
        Assert.Equal(
            2,
            (await _api.GetJsonAsync("/api/v1/products")).GetProperty("items").GetArrayLength()
        );

        async Task<string?> SkuAsync(string url) =>
            (await _api.GetJsonAsync(url)).GetProperty("sku").GetString();
    }

    [Fact]
    public async Task Code_When_a_plan_request_spells_it_in_several_ways_Then_it_is_one_product()
    {
        var plan = await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/plans?dryRun=true",
                $$"""
                { "start": "2026-02", "demand": { "inline": [ { "sku": "{{Composed}}", "quantities": [10] } ] },
                  "products": [ { "sku": "{{Decomposed}}", "labourHoursPerUnit": 1 } ],
                  "resources": [ { "id": "press", "hoursPerUnit": { "{{Decomposed}}": 0.1 }, "openingMachines": 1, "hoursPerMachine": 100 } ],
                  "suppliers": [ { "id": "s", "sku": "\u200B{{Composed}}", "unitCost": 3 } ] }
                """
            )
        );
        Assert.Contains(
            plan.GetProperty("plans").EnumerateArray(),
            p => p.GetProperty("feasible").GetBoolean()
        );
        var problem = await ApiFixture.ProblemOf(
            await _api.PutAsync(
                "/api/v1/planning/defaults",
                new
                {
                    resources = new[]
                    {
                        new
                        {
                            id = "press",
                            hoursPerUnit = new Dictionary<string, int>
                            {
                                [Composed] = 1,
                                [Decomposed] = 2,
                            },
                        },
                    },
                }
            ),
            400
        );
        Assert.Contains("twice", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_When_its_codes_are_suspicious_Then_they_are_stored_with_warnings()
    {
        await _api.StoreAsync("/api/v1/products/TRIM", new { name = "Trim" });
        var products = await TableAsync(
            "products",
            "sku,name,likeSku\nAX-1,a,\nAX-1\u200B,b,\n\"4,01E+12\",c,trim\u200B\n"
        );
        Assert.Equal(
            [
                "3 sku normalised",
                "4 sku suspiciousSku",
                "4 likeSku normalised",
                "4 sku sameLetters",
            ],
            Warnings(products)
        );
        Assert.Equal(
            "b",
            (await _api.GetJsonAsync("/api/v1/products/AX-1")).GetProperty("name").GetString()
        );
        var boms = await TableAsync(
            "boms",
            "sku,componentSku,quantity\nAX-1\u200B,Cafe\u0301,1\nAX-1,TRIM,1\n"
        );
        Assert.Equal(["2 sku normalised", "2 componentSku normalised"], Warnings(boms));
        Assert.Equal(
            2,
            (await _api.GetJsonAsync("/api/v1/products/AX-1/bom"))
                .GetProperty("lines")
                .GetArrayLength()
        );
        var planning = await TableAsync("planning", "sku,openingStock\nCafe\u0301,7\n");
        Assert.Equal(["2 sku normalised"], Warnings(planning));
    }

    internal static string[] Warnings(JsonElement result) =>
        [
            .. result
                .GetProperty("warnings")
                .EnumerateArray()
                .Select(w =>
                    $"{w.GetProperty("line").GetInt64()} {w.GetProperty("field").GetString()} {w.GetProperty("code").GetString()}"
                ),
        ];

    private async Task<JsonElement> ImportAsync(string csv) =>
        await ApiFixture.SucceededAsync(await _api.ImportAsync(csv));

    private async Task<JsonElement> TableAsync(string kind, string csv) =>
        await ApiFixture.SucceededAsync(
            await _api.PostAsync($"/api/v1/{kind}/imports", csv, "text/csv")
        );
}
