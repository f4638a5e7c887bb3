using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests.Plans;

/// <summary>One bill of materials never stops plans and summaries that it does not concern.</summary>
public sealed class PlanBillTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("1000000001", "lines[0].quantity")]
    [InlineData("0.1234567891", "lines[0].quantity")]
    [InlineData("0", "lines[0].quantity")]
    public async Task Bill_When_its_quantity_cannot_be_planned_Then_it_is_not_stored(
        string quantity,
        string path
    )
    {
        await ProductsAsync("P", "C");
        using var answer = await _api.SendAsync(
            HttpMethod.Put,
            "/api/v1/products/P/bom",
            new StringContent(
                $$"""{ "lines": [ { "componentSku": "C", "quantity": {{quantity}} } ] }""",
                Encoding.UTF8,
                "application/json"
            )
        );
        var problem = await ApiFixture.ProblemOf(answer, 400);
        Assert.True(problem.GetProperty("errors").TryGetProperty(path, out _), problem.ToString());
    }

    [Fact]
    public async Task Bill_When_its_quantities_have_nine_decimals_Then_they_are_kept_exactly_everywhere()
    {
        await ProductsAsync("P", "C", "D");
        await BillAsync("P", ("C", 0.123456789m), ("D", 1_000_000_000m));
        var csv = await ApiFixture.TextOf(await _api.GetAsync("/api/v1/boms.csv"));
        Assert.Contains("P,C,0.123456789,0", csv, StringComparison.Ordinal);
        await ApiFixture.SucceededAsync(
            await _api.PostAsync("/api/v1/boms/imports", csv, "text/csv")
        );
        var bill = await _api.GetJsonAsync("/api/v1/products/P/bom");
        Assert.Equal(0.123456789m, bill.GetProperty("lines")[0].Number("quantity"));
        Assert.Equal(1_000_000_000m, bill.GetProperty("lines")[1].Number("quantity"));
        var plan = await _api.PlanAsync(Plan("P"));
        var purchases = plan.Of("justInTime").GetProperty("purchases").EnumerateArray();
        // 1,000 units of 0.123456789 each
        Assert.Contains(purchases, p => p.Number("quantity") == 123.456789m);
    }

    [Fact]
    public async Task Plan_When_an_older_version_stored_a_bill_beyond_the_limit_Then_only_plans_with_it_name_it()
    {
        await ProductsAsync("P", "L0", "L1", "X/Y");
        await BillAsync("L0", ("L1", 1));
        await BillAsync("X/Y", ("L0", 1));
        await StoreQuantityAsync(1_000_000_000_000m);
        await _api.PlanAsync(Plan("P"));
        await ApiFixture.SucceededAsync(await SourcingAsync("P"));

        foreach (var sku in (string[])["L0", "X/Y"])
        {
            var problem = await ApiFixture.ProblemOf(
                await _api.PostAsync("/api/v1/plans", Plan(sku)),
                422
            );
            var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
            Assert.Equal("bill of L0 lines[0].quantity", error.Name);
            Assert.EndsWith(
                "Correct the bill with PUT /api/v1/products/L0/bom.",
                error.Value[0].GetString(),
                StringComparison.Ordinal
            );
        }
        await ApiFixture.ProblemOf(await SourcingAsync("L0"), 422);
        using var queued = await _api.SendAsync(
            HttpMethod.Post,
            "/api/v1/plans",
            new StringContent(Plan("L0"), Encoding.UTF8, "application/json"),
            ("Prefer", "respond-async")
        );
        await ApiFixture.ProblemOf(queued, 422);
        await BillAsync("L0", ("L1", 1_000_000_000m));
        await _api.PlanAsync(Plan("L0"));
    }

    [Fact]
    public async Task Summary_When_bills_multiply_beyond_a_number_Then_those_components_are_left_out_and_named()
    {
        string[] chain = ["L0", "L1", "L2", "L3", "L4"];
        await ProductsAsync([.. chain, "P", "C"]);
        foreach (var (parent, part) in chain.Zip(chain.Skip(1)))
            await BillAsync(parent, (part, 1_000_000_000m));
        await BillAsync("P", ("C", 2));
        var sales = new StringBuilder("sku,date,quantity\n");
        for (var month = 1; month <= 12; month++)
            sales.Append($"L0,2025-{month:D2}-01,5\nP,2025-{month:D2}-01,7\n");
        await ApiFixture.SucceededAsync(await _api.ImportAsync(sales.ToString()));
        await _api.RunForecastAsync();
        var summary = await _api.GetJsonAsync("/api/v1/forecasts/summary?by=component");
        Assert.Equal(
            ["C", "L1"],
            summary
                .GetProperty("items")
                .EnumerateArray()
                .Select(i => i.GetProperty("key").GetString())
                .Distinct()
        );
        Assert.Equal(
            ["L2", "L3", "L4"],
            summary
                .GetProperty("warnings")
                .EnumerateArray()
                .Select(w => w.GetString()!.Split(' ')[0])
        );
        var problem = await ApiFixture.ProblemOf(
            await _api.PostAsync("/api/v1/plans", Plan("L0")),
            422
        );
        Assert.StartsWith(
            "bill of L",
            Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Chain_When_it_has_thousands_of_levels_Then_it_is_imported_planned_and_checked_for_cycles()
    {
        const int levels = 4000;
        var products = new StringBuilder("sku\n");
        var bills = new StringBuilder("sku,componentSku,quantity\n");
        for (var i = 0; i <= levels; i++)
            products.Append($"L{i}\n");
        for (var i = 0; i < levels; i++)
            bills.Append($"L{i},L{i + 1},1\n");
        await ApiFixture.SucceededAsync(
            await _api.PostAsync("/api/v1/products/imports", products.ToString(), "text/csv")
        );
        await ApiFixture.SucceededAsync(
            await _api.PostAsync("/api/v1/boms/imports", bills.ToString(), "text/csv")
        );
        var plan = await _api.PlanAsync(Plan("L0"));
        Assert.Equal(levels, plan.Of("justInTime").GetProperty("purchases").GetArrayLength());
        var cycle = await ApiFixture.ProblemOf(
            await _api.PutAsync(
                $"/api/v1/products/L{levels}/bom",
                new { lines = new[] { new { componentSku = "L0", quantity = 1 } } }
            ),
            422
        );
        Assert.InRange(cycle.GetProperty("detail").GetString()!.Length, 20, 400);
        await ApiFixture.ProblemOf(
            await _api.PostAsync("/api/v1/boms/imports", bills + $"L{levels},L0,1\n", "text/csv"),
            422
        );
    }

    [Fact]
    public async Task Plan_When_it_names_more_than_twenty_strategies_Then_it_is_refused()
    {
        var strategies = JsonSerializer.Serialize(
            Enumerable.Repeat(new { strategy = "justInTime" }, 21)
        );
        foreach (var prefer in (string[])["wait=1", "respond-async"])
        {
            using var answer = await _api.SendAsync(
                HttpMethod.Post,
                "/api/v1/plans",
                new StringContent(Plan("P", strategies), Encoding.UTF8, "application/json"),
                ("Prefer", prefer)
            );
            var problem = await ApiFixture.ProblemOf(answer, 422);
            Assert.Equal(
                ["strategies"],
                problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)
            );
        }
    }

    private Task<HttpResponseMessage> SourcingAsync(string sku) =>
        _api.PostAsync(
            "/api/v1/plans/sourcing",
            JsonSerializer.Serialize(
                new
                {
                    sku,
                    volumes = new[] { 100 },
                    products = new[] { new { sku } },
                }
            )
        );

    private static string Plan(
        string sku,
        string strategies = """[ { "strategy": "justInTime" } ]"""
    ) =>
        $$"""
            {
              "start": "2026-01",
              "demand": { "inline": [ { "sku": "{{sku}}", "quantities": [1000] } ] },
              "products": [ { "sku": "{{sku}}" } ],
              "strategies": {{strategies}}
            }
            """;

    private async Task ProductsAsync(params string[] skus) =>
        await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/products/imports",
                "sku\n" + string.Join('\n', skus) + "\n",
                "text/csv"
            )
        );

    private Task BillAsync(string sku, params (string Sku, decimal Quantity)[] lines) =>
        _api.StoreAsync(
            $"/api/v1/products/{Uri.EscapeDataString(sku)}/bom",
            new { lines = lines.Select(l => new { componentSku = l.Sku, quantity = l.Quantity }) }
        );

    // The API refuses it; an earlier version took it
    private async Task StoreQuantityAsync(decimal quantity)
    {
        var connection = new SqliteConnection($"Data Source={_api.DatabaseFile}");
        await using (connection)
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText =
                    "UPDATE BomLines SET Quantity = @Quantity WHERE ProductId = (SELECT ProductId FROM Products WHERE Sku = 'L0')";
                command.Parameters.AddWithValue("@Quantity", (long)(quantity * 1_000_000));
                Assert.Equal(
                    1,
                    await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)
                );
            }
        }
    }
}
