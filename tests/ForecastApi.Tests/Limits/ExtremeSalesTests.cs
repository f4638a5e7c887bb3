using System.Text.Json;
using ForecastApi.Data;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Limits;

/// <summary>Months whose total exceeds what 64 bits or the columns hold stop neither a run nor a read.</summary>
public sealed class ExtremeSalesTests(ExtremeSales company) : IClassFixture<ExtremeSales>
{
    private static readonly SqlText CountActuals = new("SELECT COUNT(*) FROM ActualVersions");

    public static TheoryData<string> Reads =>
        [
            "/api/v1/forecasts?limit=1000",
            "/api/v1/forecasts?limit=1000&bucket=quarter&quantiles=0.1,0.9",
            "/api/v1/forecasts.csv",
            "/api/v1/forecasts.ndjson",
            "/api/v1/forecasts/summary",
            "/api/v1/forecasts/summary?by=category&bucket=quarter",
            "/api/v1/forecasts/summary?by=product",
            "/api/v1/forecasts/summary?by=component",
            "/api/v1/forecasts/changes?limit=1000",
            "/api/v1/forecasts/changes?sku=ALWAYS",
            "/api/v1/forecasts/waterfall",
            "/api/v1/forecasts/waterfall?category=extreme",
            "/api/v1/forecasts/stability",
            "/api/v1/forecast-runs",
            "/api/v1/accuracy/exceptions?limit=1000",
            "/api/v1/products?limit=1000",
            "/api/v1/sales.csv",
            "/",
            "/products",
            "/accuracy",
            "/exceptions",
            "/runs",
            .. from basis in (string[])["backtest", "live"]
            from key in (string[])["total", "model", "category", "product", "lead", "abcXyz"]
            select $"/api/v1/accuracy?basis={basis}&by={key}",
            "/api/v1/accuracy?basis=live&actuals=asFirstKnown&by=product",
            "/api/v1/accuracy?basis=live&leadTime=2",
            "/api/v1/accuracy.csv?basis=live&by=product",
            "/api/v1/accuracy/points.csv?basis=live",
            "/api/v1/accuracy/points.ndjson?basis=backtest",
        ];

    public static TheoryData<string> Products => [.. ExtremeSales.Extreme, "GOOD-00"];

    [Fact]
    public void Run_When_months_exceed_every_integer_Then_it_succeeds_with_a_forecast_of_each_product()
    {
        foreach (var run in (JsonElement[])[company.First, company.Last])
        {
            Assert.True(
                run.GetProperty("status").GetString() == "succeeded"
                    && run.GetProperty("failures").GetArrayLength() == 0,
                run.GetRawText()
            );
            Assert.Equal(
                ExtremeSales.Ordinary + ExtremeSales.Extreme.Count,
                run.GetProperty("progress").GetProperty("done").GetInt32()
            );
        }
    }

    [Fact]
    public async Task Run_When_months_exceed_every_integer_Then_the_other_products_keep_their_models()
    {
        for (var p = 0; p < ExtremeSales.Ordinary; p++)
        {
            var forecast = await company.Api.GetJsonAsync($"/api/v1/products/GOOD-{p:D2}/forecast");
            Assert.Equal("combination", forecast.GetProperty("model").GetString());
            Assert.All(
                forecast.GetProperty("forecast").EnumerateArray(),
                m => Assert.InRange(m.GetProperty("quantity").GetDecimal(), 100, 400)
            );
            Assert.Contains(
                forecast.GetProperty("candidates").EnumerateArray(),
                c =>
                    c.GetProperty("model")
                        .GetString()!
                        .StartsWith("pooled", StringComparison.Ordinal)
                    && c.GetProperty("selected").GetBoolean()
            );
        }
    }

    [Fact]
    public async Task Actuals_When_months_exceed_every_integer_Then_those_of_all_products_are_stored()
    {
        var stored = await company
            .Api.Services.GetRequiredService<Database>()
            .ReadAsync(
                s => s.ScalarAsync<int>(CountActuals),
                TestContext.Current.CancellationToken
            );
        // All products were in the first run, and two months have passed since
        Assert.Equal(2 * (ExtremeSales.Ordinary + ExtremeSales.Extreme.Count), stored);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Read_When_months_exceed_every_integer_Then_it_succeeds(string path)
    {
        using var answer = await company.Api.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {path}");
        await ApiFixture.TextOf(answer);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Product_When_its_months_exceed_every_integer_Then_its_reads_succeed(
        string sku
    )
    {
        foreach (
            var path in (string[])
                [
                    $"/api/v1/products/{sku}/forecast",
                    $"/api/v1/products/{sku}/sales",
                    $"/api/v1/products/{sku}/sales?bucket=quarter",
                    $"/api/v1/products/{sku}/accuracy",
                    $"/api/v1/products/{sku}/accuracy?basis=live&leadTime=2",
                    $"/products/{sku}",
                ]
        )
        {
            using var answer = await company.Api.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {path}");
            await ApiFixture.TextOf(answer);
        }
    }
}
