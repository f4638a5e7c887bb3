using System.Text.Json;

namespace ForecastApi.Tests.Plans;

public sealed class SourcingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Request = """
        {
          "sku": "P", "volumes": [100, 1000, 10000, 1000000],
          "products": [ { "sku": "P", "materialCost": [2, 9], "labourHoursPerUnit": 0.1, "setupCost": 100 } ],
          "workforce": { "maxWorkers": 2, "hoursPerDay": 8, "workingDays": [20, 0], "regularRate": 30, "overtimeRate": 45, "maxOvertimeHours": 40 },
          "suppliers": [ { "id": "shop", "sku": "P", "unitCost": 4.5, "maxQuantity": 5000 },
                         { "id": "factory", "sku": "P", "unitCost": 3.9, "toolingCost": 20000, "priceBreaks": [ { "from": 50000, "unitCost": 1.9 } ] } ]
        }
        """;

    [Fact]
    public async Task Sourcing_When_requested_Then_it_compares_all_sources_and_lists_the_changes()
    {
        var answer = await AnswerAsync(Request);
        Assert.Equal("P", answer.GetProperty("sku").GetString());
        Assert.Equal("EUR", answer.GetProperty("currency").GetString());
        var volumes = answer.GetProperty("volumes").EnumerateArray().ToList();
        Assert.Equal(
            ["shop", "shop", "factory", "factory"],
            volumes.Select(v => v.GetProperty("cheapest").GetString())
        );
        var inHouse = volumes[1].GetProperty("sources")[0];
        // 1000 units: material 2000, 100 hours at 30, one set-up.
        Assert.Equal("inHouse", inHouse.GetProperty("source").GetString());
        Assert.Equal("inHouse", inHouse.GetProperty("kind").GetString());
        Assert.Equal(5_100, inHouse.GetProperty("cost").GetDecimal());
        Assert.Equal(5.1m, inHouse.GetProperty("costPerUnit").GetDecimal());
        var tooMany = volumes[3].GetProperty("sources")[0];
        Assert.False(tooMany.GetProperty("feasible").GetBoolean());
        Assert.Equal(JsonValueKind.Null, tooMany.GetProperty("cost").ValueKind);
        Assert.Contains(
            "360",
            tooMany.GetProperty("reason").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal(
            1_920_000,
            volumes[3].GetProperty("sources")[2].GetProperty("cost").GetDecimal()
        );
        var change = Assert.Single(answer.GetProperty("changes").EnumerateArray());
        Assert.Equal(5_000, change.GetProperty("volume").GetDecimal());
        Assert.Equal("shop", change.GetProperty("from").GetString());
        Assert.Equal("factory", change.GetProperty("to").GetString());
        Assert.Equal(1_000_000, answer.GetProperty("changesListedTo").GetDecimal());
    }

    [Fact]
    public async Task Sourcing_When_parameters_are_stored_Then_sku_and_volumes_suffice()
    {
        foreach (var sku in (string[])["KIT", "PART", "ELSE"])
            await api.StoreAsync("/api/v1/products/" + sku, new { });
        await api.StoreAsync("/api/v1/products/KIT/planning", new { setupCost = 50 });
        await api.StoreAsync(
            "/api/v1/products/KIT/bom",
            new { lines = new[] { new { componentSku = "PART", quantity = 2 } } }
        );
        await api.StoreAsync(
            "/api/v1/planning/defaults",
            new
            {
                suppliers = new[]
                {
                    new
                    {
                        id = "a",
                        sku = "KIT",
                        unitCost = 9,
                    },
                    new
                    {
                        id = "b",
                        sku = "ELSE",
                        unitCost = 1,
                    },
                },
                components = new[] { new { sku = "PART", unitCost = 3 } },
                resources = new[]
                {
                    new
                    {
                        id = "press",
                        hoursPerUnit = new Dictionary<string, int> { ["KIT"] = 1, ["ELSE"] = 2 },
                        openingMachines = 1,
                        hoursPerMachine = 100,
                    },
                },
            }
        );
        var answer = await AnswerAsync("""{ "sku": "KIT", "volumes": [10, 20, 101] }""");
        var volumes = answer.GetProperty("volumes").EnumerateArray().ToList();
        Assert.All(volumes, v => Assert.Equal(2, v.GetProperty("sources").GetArrayLength()));
        Assert.Equal(170, volumes[1].GetProperty("sources")[0].GetProperty("cost").GetDecimal());
        // 50 + 6 v against 9 v, and 100 hours of the press.
        Assert.Equal(
            [(16.666667m, "inHouse"), (100m, "a")],
            answer
                .GetProperty("changes")
                .EnumerateArray()
                .Select(c =>
                    (c.GetProperty("volume").GetDecimal(), c.GetProperty("to").GetString())
                )
        );
    }

    [Theory]
    [InlineData("\"volumes\": [100,", "\"volumes\": [0, -1,", 422, "volumes[0]")]
    [InlineData("\"volumes\": [100,", "\"volumes\": [0, -1,", 422, "volumes[1]")]
    [InlineData("[100, 1000, 10000, 1000000]", "[]", 422, "volumes")]
    [InlineData("1000000]", "1000000001]", 422, "volumes[3]")]
    [InlineData("1000000]", "null]", 400, "volumes[3]")]
    [InlineData("\"sku\": \"P\", \"volumes\"", "\"sku\": \"Q\", \"volumes\"", 422, "sku")]
    [InlineData("\"sku\": \"P\", \"volumes\"", "\"sku\": \"\", \"volumes\"", 422, "sku")]
    [InlineData("\"setupCost\"", "\"setupCosts\"", 400, "products[0].setupCosts")]
    [InlineData("\"setupCost\": 100", "\"setupCost\": []", 422, "products[0].setupCost")]
    [InlineData("\"setupCost\": 100", "\"minBatch\": -1", 422, "products[0].minBatch")]
    [InlineData("\"overtimeRate\": 45", "\"overtimeRate\": 5", 422, "workforce.overtimeRate")]
    [InlineData("\"toolingCost\": 20000", "\"toolingCost\": -1", 422, "suppliers[1].toolingCost")]
    [InlineData("\"suppliers\": [", "\"suppliers\": [null, ", 400, "suppliers[0]")]
    [InlineData("\"shop\", \"sku\": \"P\"", "\"shop\", \"sku\": \"X\"", 422, "suppliers[0].sku")]
    public async Task Sourcing_When_the_request_is_invalid_Then_it_returns_the_path(
        string text,
        string wrong,
        int status,
        string path
    )
    {
        Assert.Contains(text, Request, StringComparison.Ordinal);
        var problem = await ApiFixture.ProblemOf(
            await PostAsync(Request.Replace(text, wrong, StringComparison.Ordinal)),
            status
        );
        Assert.True(
            problem.GetProperty("errors").TryGetProperty(path, out _),
            problem.GetProperty("errors").ToString()
        );
    }

    private async Task<JsonElement> AnswerAsync(string body) =>
        await ApiFixture.SucceededAsync(await PostAsync(body));

    private Task<HttpResponseMessage> PostAsync(string body) =>
        api.PostAsync("/api/v1/plans/sourcing", body);
}
