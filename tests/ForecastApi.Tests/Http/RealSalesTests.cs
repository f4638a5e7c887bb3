using System.Text.Json;

namespace ForecastApi.Tests.Http;

/// <summary>A test for each kind of trouble that real sales have.</summary>
public sealed class RealSalesTests(TroubledCompany company) : IClassFixture<TroubledCompany>
{
    [Fact]
    public async Task Running_month_When_it_has_sales_Then_it_is_not_trained_on()
    {
        var forecast = await company.ForecastAsync("RUNNING");
        Assert.Equal("2025-12", forecast.GetProperty("asOf").GetString());
        Assert.Equal(
            "2026-01",
            forecast.GetProperty("forecast")[0].GetProperty("period").GetString()
        );
        Assert.Equal(
            await company.QuantitiesAsync("PLAIN"),
            await company.QuantitiesAsync("RUNNING")
        );
    }

    [Fact]
    public async Task Returns_When_a_month_is_negative_Then_it_is_not_trained_on_and_is_shown()
    {
        var forecast = await company.ForecastAsync("RETURNS");
        var adjustment = Assert.Single(Adjustments(forecast));
        Assert.Equal(
            ("2025-05", "return", -75m),
            (adjustment.Period, adjustment.Kind, adjustment.Quantity)
        );
        Assert.InRange(adjustment.Used, 0, 1.2m * TroubledCompany.Plain(40));
        Assert.Equal(
            -75m,
            forecast.GetProperty("history")[40].GetProperty("quantity").GetDecimal()
        );
        var (plain, returned) = await MeansAsync("PLAIN", "RETURNS");
        Assert.InRange(returned, 0.9m * plain, 1.1m * plain);
    }

    [Fact]
    public async Task Stockout_When_half_of_each_month_was_without_stock_Then_the_demand_is_not_halved()
    {
        var adjustments = Adjustments(await company.ForecastAsync("STOCKOUT"));
        Assert.Equal(6, adjustments.Count);
        Assert.All(
            adjustments,
            a =>
            {
                Assert.Equal("stockout", a.Kind);
                Assert.True(a.Used > 1.5m * a.Quantity, "half of the month was missing");
            }
        );
        var (full, half) = await MeansAsync("PLAIN", "STOCKOUT");
        Assert.InRange(half, 0.75m * full, 1.25m * full);
    }

    [Fact]
    public async Task Stockout_When_told_by_day_Then_the_month_is_raised_by_the_days_missed()
    {
        var adjustment = Assert.Single(Adjustments(await company.ForecastAsync("DAYS")));
        Assert.Equal(
            ("2025-10", "stockout", 210m),
            (adjustment.Period, adjustment.Kind, adjustment.Quantity)
        );
        Assert.InRange(adjustment.Used, 300m, 315m);
    }

    [Fact]
    public async Task Outlier_When_a_month_is_wild_Then_it_is_replaced_for_training_and_kept_in_the_history()
    {
        var forecast = await company.ForecastAsync("OUTLIER");
        var adjustment = Assert.Single(Adjustments(forecast));
        Assert.Equal(
            ("2025-05", "outlier", 4000m),
            (adjustment.Period, adjustment.Kind, adjustment.Quantity)
        );
        Assert.InRange(
            adjustment.Used,
            0.8m * TroubledCompany.Plain(40),
            1.2m * TroubledCompany.Plain(40)
        );
        Assert.Equal(
            4000m,
            forecast.GetProperty("history")[40].GetProperty("quantity").GetDecimal()
        );
        var (plain, wild) = await MeansAsync("PLAIN", "OUTLIER");
        Assert.InRange(wild, 0.9m * plain, 1.1m * plain);
    }

    [Fact]
    public async Task Level_shift_When_sales_step_up_for_good_Then_the_forecast_stands_on_the_new_level()
    {
        var adjustments = Adjustments(await company.ForecastAsync("SHIFT"));
        Assert.Equal(30, adjustments.Count);
        Assert.All(
            adjustments,
            a =>
            {
                Assert.Equal("levelShift", a.Kind);
                Assert.InRange(a.Used / a.Quantity, 3.3m, 4.7m);
            }
        );
        var (plain, stepped) = await MeansAsync("PLAIN", "SHIFT");
        Assert.InRange(stepped, 3.2m * plain, 4.8m * plain);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.5)]
    [InlineData(6, 0.5)]
    [InlineData(11, 0.5)]
    public async Task New_product_When_it_is_like_another_Then_it_gets_its_forecast_to_scale(
        int months,
        double scale
    )
    {
        var sku = $"LIKE-{months}";
        var forecast = await company.ForecastAsync(sku);
        Assert.Equal("likeProduct", forecast.GetProperty("model").GetString());
        Assert.Equal(months, forecast.GetProperty("history").GetArrayLength());
        var expected = (await company.QuantitiesAsync("PLAIN")).Select(q => q * (decimal)scale);
        Assert.All(
            expected.Zip(await company.QuantitiesAsync(sku)),
            pair => Assert.Equal(pair.First, pair.Second, 1)
        );
    }

    [Theory]
    [InlineData(0, 60, 110)]
    [InlineData(1, 25, 80)]
    [InlineData(6, 25, 40)]
    [InlineData(11, 25, 36)]
    public async Task New_product_When_only_its_category_is_known_Then_it_gets_that_season_and_a_level_between(
        int months,
        int least,
        int most
    )
    {
        var sku = $"CATEGORY-{months}";
        var forecast = await company.ForecastAsync(sku);
        Assert.Equal("categoryProfile", forecast.GetProperty("model").GetString());
        var quantities = await company.QuantitiesAsync(sku);
        Assert.InRange(quantities.Average(), least, most);
        var (may, november) = (quantities[4], quantities[10]);
        Assert.True(may > 2.5m * november, $"May {may}, November {november}");
    }

    [Fact]
    public async Task Product_When_nothing_is_known_of_it_or_it_is_a_part_Then_it_takes_no_part()
    {
        foreach (var sku in (string[])["UNKNOWN", "PART"])
            await ApiFixture.ProblemOf(
                await company.Api.GetAsync($"/api/v1/products/{sku}/forecast"),
                404
            );
        // Twelve with a trouble each or none, without the discontinued one; eight new ones; three of the garden
        Assert.Equal(
            12 + 8 + 3,
            company.Run.GetProperty("progress").GetProperty("total").GetInt32()
        );
        Assert.Equal(0, company.Run.GetProperty("progress").GetProperty("failed").GetInt32());
    }

    [Fact]
    public async Task Product_When_discontinued_Then_it_takes_no_part_and_its_forecast_is_nothing()
    {
        var forecast = await company.ForecastAsync("DISCONTINUED");
        Assert.Equal("discontinued", forecast.GetProperty("model").GetString());
        Assert.Equal(TroubledCompany.Months, forecast.GetProperty("history").GetArrayLength());
        Assert.Equal(Enumerable.Repeat(0m, 12), await company.QuantitiesAsync("DISCONTINUED"));
        var list = await company.Api.GetJsonAsync("/api/v1/forecasts?sku=DISCONTINUED");
        Assert.Equal(0, list.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("STOPPED", "discontinued")]
    [InlineData("ZERO", null)]
    public async Task Product_When_it_sells_no_longer_or_never_did_Then_its_forecast_is_nothing(
        string sku,
        string? model
    )
    {
        var forecast = await company.ForecastAsync(sku);
        if (model is not null)
            Assert.Equal(model, forecast.GetProperty("model").GetString());
        Assert.All(
            forecast.GetProperty("forecast").EnumerateArray(),
            m => Assert.Equal((0m, 0m), (Number(m, "quantity"), Number(m, "lower95")))
        );
    }

    [Fact]
    public async Task Product_When_it_sells_the_same_each_month_Then_it_goes_on_so_with_narrow_bounds()
    {
        var forecast = await company.ForecastAsync("CONSTANT");
        Assert.All(
            forecast.GetProperty("forecast").EnumerateArray(),
            m =>
            {
                Assert.Equal(42m, Number(m, "quantity"), 3);
                Assert.InRange(Number(m, "upper95") - Number(m, "lower95"), 0, 4.2m);
            }
        );
    }

    [Theory]
    [InlineData("TINY", "0.000001", "0.000003")]
    [InlineData("HUGE", "800000000000", "1100000000000")]
    public async Task Product_When_its_sales_are_tiny_or_huge_Then_the_forecast_is_of_that_size(
        string sku,
        string least,
        string most
    ) =>
        Assert.All(
            await company.QuantitiesAsync(sku),
            q => Assert.InRange(q, decimal.Parse(least), decimal.Parse(most))
        );

    [Fact]
    public async Task Every_forecast_When_listed_Then_its_bounds_are_in_order_and_not_negative()
    {
        var list = await company.Api.GetJsonAsync("/api/v1/forecasts?limit=1000");
        var items = list.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(23 * 12, items.Count);
        Assert.All(
            items,
            i =>
            {
                decimal[] row =
                [
                    0,
                    Number(i, "lower95"),
                    Number(i, "lower80"),
                    Number(i, "quantity"),
                    Number(i, "upper80"),
                    Number(i, "upper95"),
                ];
                Assert.Equal(row.Order(), row);
            }
        );
    }

    private async Task<(decimal, decimal)> MeansAsync(string first, string second) =>
        (
            (await company.QuantitiesAsync(first)).Average(),
            (await company.QuantitiesAsync(second)).Average()
        );

    private static IReadOnlyList<(
        string Period,
        string Kind,
        decimal Quantity,
        decimal Used
    )> Adjustments(JsonElement forecast) =>
        [
            .. forecast
                .GetProperty("adjustments")
                .EnumerateArray()
                .Select(a =>
                    (
                        a.GetProperty("period").GetString()!,
                        a.GetProperty("kind").GetString()!,
                        Number(a, "quantity"),
                        Number(a, "used")
                    )
                ),
        ];

    private static decimal Number(JsonElement item, string name) =>
        item.GetProperty(name).GetDecimal();
}
