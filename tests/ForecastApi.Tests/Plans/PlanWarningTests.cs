using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ForecastApi.Tests.Plans;

public sealed class PlanWarningTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Plan_When_a_part_is_not_among_the_components_Then_it_has_a_warning()
    {
        var ct = TestContext.Current.CancellationToken;
        foreach (var sku in (string[])["CHAIR", "WOOD", "SCREW"])
            await api.Http.PutAsJsonAsync($"/api/v1/products/{sku}", new { name = sku }, ct);
        await api.Http.PutAsJsonAsync(
            "/api/v1/products/CHAIR/bom",
            new
            {
                lines = new[]
                {
                    new
                    {
                        componentSku = "WOOD",
                        quantity = 4,
                        scrapRate = 0,
                    },
                    new
                    {
                        componentSku = "SCREW",
                        quantity = 12,
                        scrapRate = 0,
                    },
                },
            },
            ct
        );

        Assert.Equal(
            [
                "WOOD is not a listed component; it is planned without cost, lead time and stock.",
                "Component WOOOD is not used in any bill of materials of this plan.",
            ],
            await WarningsAsync("WOOOD", "SCREW")
        );
        Assert.Empty(await WarningsAsync("WOOD", "SCREW"));
    }

    private async Task<string[]> WarningsAsync(params string[] components)
    {
        var ct = TestContext.Current.CancellationToken;
        using var answer = await api.Http.PostAsJsonAsync(
            "/api/v1/plans",
            new
            {
                start = "2026-01",
                demand = new { inline = new[] { new { sku = "CHAIR", quantities = new[] { 5 } } } },
                products = new[] { new { sku = "CHAIR" } },
                components = components.Select(sku => new { sku, unitCost = 4 }),
            },
            ct
        );
        var stored = await api.Http.GetFromJsonAsync<JsonNode>(answer.Headers.Location, ct);
        return [.. stored!["warnings"]!.AsArray().Select(w => (string)w!)];
    }
}
