namespace ForecastApi.Tests.Http;

public sealed class SalesHistoryTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private const string Csv = """
        sku,date,quantity,channel
        GAP,2025-06-30,3,
        GAP,2025-06-30,0.5,web
        GAP,2025-09-01,-1,
        GAP,2025-11-15,4.000001,
        OTHER,2025-12-20,1,
        GAP,2026-01-05,9,
        LATE,2026-01-06,2,
        """;

    public async ValueTask InitializeAsync() =>
        await ApiFixture.SucceededAsync(await api.ImportAsync(Csv));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Sales_When_months_are_missing_Then_they_are_zero_up_to_the_last_complete_month() =>
        Assert.Equal(
            [
                ("2025-06", 3.5m),
                ("2025-07", 0m),
                ("2025-08", 0m),
                ("2025-09", -1m),
                ("2025-10", 0m),
                ("2025-11", 4.000001m),
                ("2025-12", 0m),
            ],
            await ItemsAsync("GAP")
        );

    [Fact]
    public async Task Sales_When_by_quarter_Then_the_months_are_added() =>
        Assert.Equal(
            [("2025-Q2", 3.5m), ("2025-Q3", -1m), ("2025-Q4", 4.000001m)],
            await ItemsAsync("GAP", "?bucket=quarter")
        );

    [Fact]
    public async Task Sales_When_by_day_Then_only_days_with_sales_are_there_the_running_month_included() =>
        Assert.Equal(
            [
                ("2025-06-30", 3.5m),
                ("2025-09-01", -1m),
                ("2025-11-15", 4.000001m),
                ("2026-01-05", 9m),
            ],
            await ItemsAsync("GAP", "?bucket=day")
        );

    [Theory]
    [InlineData("?from=2025-09&to=2025-10", new[] { "2025-09", "2025-10" })]
    [InlineData("?from=2025-09-15&to=2025-10-01", new[] { "2025-09", "2025-10" })]
    [InlineData("?bucket=day&from=2025-09-01&to=2025-11-15", new[] { "2025-09-01", "2025-11-15" })]
    [InlineData("?bucket=day&to=2025-06", new[] { "2025-06-30" })]
    [InlineData("?from=2027-01", new string[0])]
    public async Task Sales_When_a_span_is_asked_for_Then_its_ends_are_included(
        string query,
        string[] periods
    ) => Assert.Equal(periods, (await ItemsAsync("GAP", query)).Select(i => i.Period));

    [Fact]
    public async Task Sales_When_they_began_in_the_running_month_Then_there_is_no_complete_month() =>
        Assert.Empty(await ItemsAsync("LATE"));

    [Fact]
    public async Task Sales_When_an_upload_has_not_come_Then_its_month_is_not_a_month_of_zero()
    {
        await using var later = new ApiFixture();
        later.Pass(TimeSpan.FromDays(90));
        await ApiFixture.SucceededAsync(await later.ImportAsync(Csv));
        var sales = await later.GetJsonAsync("/api/v1/products/GAP/sales");
        var last = sales.GetProperty("items").EnumerateArray().Last();
        Assert.Equal("2026-01", last.GetProperty("period").GetString());
        Assert.Equal(9, last.GetProperty("quantity").GetDecimal());
    }

    [Theory]
    [InlineData("?from=2025-13", "from")]
    [InlineData("?to=yesterday", "to")]
    [InlineData("?bucket=week", "bucket")]
    [InlineData("?bucked=day", "bucked")]
    public async Task Sales_When_a_parameter_is_wrong_Then_it_is_named(string query, string name)
    {
        var problem = await ApiFixture.ProblemOf(
            await api.GetAsync("/api/v1/products/GAP/sales" + query),
            400
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty(name, out _));
    }

    [Fact]
    public async Task Sales_When_the_product_is_unknown_Then_it_is_not_found() =>
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/NONE/sales"), 404);

    private async Task<List<(string? Period, decimal)>> ItemsAsync(string sku, string query = "")
    {
        var sales = await api.GetJsonAsync($"/api/v1/products/{sku}/sales{query}");
        return
        [
            .. sales
                .GetProperty("items")
                .EnumerateArray()
                .Select(i =>
                    (i.GetProperty("period").GetString(), i.GetProperty("quantity").GetDecimal())
                ),
        ];
    }
}
