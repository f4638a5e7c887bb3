using System.Text.Json;

namespace ForecastApi.Tests;

public sealed class SalesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Import_When_sent_twice_Then_everything_is_unchanged()
    {
        const string csv =
            "sku,date,quantity\nTWICE,2025-11-05,3\nTWICE,2025-12-05,4.5\nTWICE,2025-12-06,-1\n";
        var first = await ApiFixture.JsonOf(await api.ImportAsync(csv));
        var second = await ApiFixture.JsonOf(await api.ImportAsync(csv));
        Assert.Equal(3, first.GetProperty("inserted").GetInt32());
        Assert.Equal(3, second.GetProperty("unchanged").GetInt32());
        Assert.Equal(0, second.GetProperty("inserted").GetInt32());
    }

    [Fact]
    public async Task Import_When_one_row_is_bad_Then_nothing_is_stored_and_line_and_field_are_named()
    {
        var answer = await api.ImportAsync(
            "sku,date,quantity\nNEIGHBOUR,2025-01-05,3\nNEIGHBOUR,2025-13-05,3\n"
        );
        var problem = await ApiFixture.ProblemOf(answer, 422);
        Assert.True(problem.GetProperty("errors").TryGetProperty("lines[3].date", out _));
        var sales = await api.Http.GetAsync(
            "/api/v1/products/NEIGHBOUR/sales",
            TestContext.Current.CancellationToken
        );
        await ApiFixture.ProblemOf(sales, 404);
    }

    [Fact]
    public async Task Sales_When_months_are_missing_Then_they_are_zero_up_to_the_last_complete_month()
    {
        await api.ImportAsync(
            "sku,date,quantity\nGAP,2025-10-05,3\nOTHER,2025-12-20,1\nGAP,2026-01-05,9\n"
        );
        var sales = await api.GetJsonAsync("/api/v1/products/GAP/sales?bucket=month");
        var items = sales.GetProperty("items").EnumerateArray().Select(Pair).ToArray();
        Assert.Equal([("2025-10", 3m), ("2025-11", 0m), ("2025-12", 0m)], items);
    }

    private static (string?, decimal) Pair(JsonElement item) =>
        (item.GetProperty("period").GetString(), item.GetProperty("quantity").GetDecimal());
}
