using System.Globalization;
using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Accuracy;

/// <summary>The backtest of the latest run, by group and point by point.</summary>
public sealed class BacktestAccuracyTests(ForecastedCompany company)
    : IClassFixture<ForecastedCompany>
{
    [Fact]
    public async Task Backtest_When_of_one_product_Then_it_equals_the_errors_of_its_forecast()
    {
        var own = (await company.Api.GetJsonAsync("/api/v1/products/WAVE/forecast")).GetProperty(
            "accuracy"
        );
        var accuracy = await company.Api.GetJsonAsync("/api/v1/products/WAVE/accuracy");
        Assert.Equal("backtest", accuracy.GetProperty("basis").GetString());
        var total = accuracy.GetProperty("total");
        foreach (var measure in (string[])["mase", "smape", "wape", "bias", "coverage80"])
            Assert.Equal(
                own.GetProperty(measure).GetDouble(),
                total.GetProperty(measure).GetDouble(),
                1e-4
            );
        Assert.Equal(12, accuracy.GetProperty("byLead").GetArrayLength());
        Assert.Equal(
            total.GetProperty("points").GetInt32(),
            accuracy
                .GetProperty("byLead")
                .EnumerateArray()
                .Sum(i => i.GetProperty("points").GetInt32())
        );
        Assert.Equal(
            total.GetProperty("points").GetInt32(),
            accuracy
                .GetProperty("byPeriod")
                .EnumerateArray()
                .Sum(i => i.GetProperty("points").GetInt32())
        );
    }

    [Fact]
    public async Task Accuracy_When_requested_without_parameters_Then_it_is_the_total()
    {
        var list = await company.Api.GetJsonAsync("/api/v1/accuracy");
        Assert.Equal("total", list.GetProperty("by").GetString());
        Assert.Equal("2025-12", list.GetProperty("asOf").GetString());
        var item = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(3, item.GetProperty("series").GetInt32());
    }

    [Fact]
    public async Task Product_When_its_sales_are_constant_Then_scaled_errors_are_null_with_a_reason()
    {
        var total = (await company.Api.GetJsonAsync("/api/v1/products/TABLE/accuracy")).GetProperty(
            "total"
        );
        Assert.Equal(JsonValueKind.Null, total.GetProperty("mase").ValueKind);
        var reasons = total.GetProperty("reasons");
        Assert.Equal("flatHistory", reasons.GetProperty("mase").GetString());
        Assert.Equal("noBenchmark", reasons.GetProperty("forecastValueAdded").GetString());
        Assert.Equal(
            total.GetProperty("points").GetInt32(),
            total.GetProperty("leftOut").GetProperty("pointsWithoutScale").GetInt32()
        );
    }

    [Fact]
    public async Task Leads_When_paged_Then_they_are_in_order_of_their_numbers()
    {
        List<string> keys = [];
        string? cursor = null;
        do
        {
            var page = await company.Api.GetJsonAsync(
                "/api/v1/accuracy?by=lead&limit=5" + (cursor is null ? "" : "&cursor=" + cursor)
            );
            keys.AddRange(
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(i => i.GetProperty("key").GetString()!)
            );
            cursor = page.GetProperty("nextCursor").GetString();
        } while (cursor is not null);
        Assert.Equal(
            Enumerable.Range(1, 12).Select(h => h.ToString(CultureInfo.InvariantCulture)),
            keys
        );
    }

    [Fact]
    public async Task Backtests_When_there_are_more_than_two_Then_the_oldest_are_deleted()
    {
        await using var other = new ApiFixture();
        await ApiFixture.SucceededAsync(
            await other.ImportAsync(TestHistory.Header + TestHistory.Seasonal("A", 36))
        );
        for (var i = 0; i < 4; i++)
            await other.RunForecastAsync(new { horizon = 3 });
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={other.DatabaseFile};Mode=ReadOnly"
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var command = connection.CreateCommand();
        command.CommandText = "SELECT MIN(RunNumber), MAX(RunNumber) FROM BacktestPoints";
        // The run says that it has succeeded before it tidies up.
        for (var tries = 0; tries < 100; tries++)
        {
            var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            await reader.ReadAsync(TestContext.Current.CancellationToken);
            Assert.Equal(4, reader.GetInt32(1));
            if (reader.GetInt32(0) == 3)
                return;
            await reader.DisposeAsync();
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail("The backtest of an old run is still there.");
    }

    [Theory]
    [InlineData("/api/v1/accuracy?by=colour", "by")]
    [InlineData("/api/v1/accuracy?basis=guess", "basis")]
    [InlineData("/api/v1/accuracy?leadFrom=3&leadTo=2", "leadTo")]
    [InlineData("/api/v1/accuracy?leadTime=99", "leadTime")]
    [InlineData("/api/v1/accuracy?from=2026-02&to=2026-01", "to")]
    [InlineData("/api/v1/accuracy?lead=1", "lead")]
    [InlineData("/api/v1/accuracy?from=2026-13", "from")]
    [InlineData("/api/v1/accuracy.csv?leadTo=0", "leadTo")]
    [InlineData("/api/v1/accuracy/points.csv?leadFrom=3&leadTo=2", "leadTo")]
    [InlineData("/api/v1/accuracy/points.ndjson?actuals=asFirstKnown", "actuals")]
    [InlineData("/api/v1/accuracy/points.ndjson?leadTime=3", "leadTime")]
    public async Task Request_When_a_parameter_is_invalid_Then_it_is_refused_with_its_name(
        string path,
        string name
    )
    {
        var problem = await ApiFixture.ProblemOf(await company.Api.GetAsync(path), 400);
        Assert.True(problem.GetProperty("errors").TryGetProperty(name, out _), problem.ToString());
    }

    [Theory]
    [InlineData("/api/v1/products/NOBODY/accuracy")]
    [InlineData("/api/v1/accuracy?sku=NOBODY")]
    [InlineData("/api/v1/accuracy/points.csv?sku=NOBODY")]
    [InlineData("/api/v1/accuracy/points.ndjson?sku=NOBODY")]
    public async Task Product_When_unknown_Then_404(string path) =>
        await ApiFixture.ProblemOf(await company.Api.GetAsync(path), 404);

    [Fact]
    public async Task Accuracy_When_there_is_no_run_Then_it_is_empty()
    {
        await using var empty = new ApiFixture();
        var list = await empty.GetJsonAsync("/api/v1/accuracy?basis=live&by=lead");
        Assert.Empty(list.GetProperty("items").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, list.GetProperty("runId").ValueKind);
    }
}
