namespace ForecastApi.Forecasting.Tests;

/// <summary>Products that are not sold every month, through the whole forecast.</summary>
public sealed class SparseDemandTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Ice_cream_When_sold_in_summer_only_Then_other_months_are_zero(int years)
    {
        var result = Forecast([
            .. Enumerable
                .Repeat<double[]>([0, 0, 0, 0, 0, 300, 500, 400, 0, 0, 0, 0], years)
                .SelectMany(y => y),
        ]);

        Assert.Equal(
            [0, 0, 0, 0, 0, 300, 500, 400, 0, 0, 0, 0],
            result.Points.Select(p => Math.Round(p.Quantity))
        );
    }

    [Fact]
    public void Sample_When_it_was_years_before_regular_sales_Then_it_has_no_effect()
    {
        var result = Forecast([5, .. new double[35], .. Enumerable.Repeat(40.0, 14)]);

        Assert.All(result.Points, p => Assert.Equal(40, p.Quantity, 0.5));
    }

    [Fact]
    public void Return_When_it_exceeds_sales_Then_it_is_booked_back_to_the_sale()
    {
        var result = Forecast([.. Enumerable.Repeat(40.0, 20), 160, 40, -120, 40]);

        Assert.All(result.Points, p => Assert.Equal(40, p.Quantity, 0.5));
        Assert.Equal(
            [(160.0, 40.0), (-120.0, 40.0)],
            result.Adjustments.Select(a => (a.Recorded, a.Used))
        );
    }

    [Fact]
    public void One_sale_When_a_silent_year_follows_Then_the_product_is_not_discontinued()
    {
        var result = Forecast([1, .. new double[13]]);

        Assert.NotEqual("discontinued", result.Model);
        Assert.All(result.Points, p => Assert.True(p.Upper95 > 0));
    }

    [Fact]
    public void Stop_When_products_like_it_come_back_Then_its_upper_bound_is_not_zero()
    {
        var result = Forecast([.. Signals.Of(24, t => 100 + (t % 5)), .. new double[14]]);

        Assert.Equal("discontinued", result.Model);
        Assert.All(result.Points, p => Assert.Equal(0, p.Quantity));
        Assert.All(result.Points, p => Assert.InRange(p.Upper95, 90, 105));
    }

    [Fact]
    public void Quantiles_When_demand_is_intermittent_Then_most_are_zero_and_the_mean_is_the_forecast()
    {
        var result = Forecast(Signals.Of(50, t => t % 5 == 0 ? 8 : 0));
        var point = result.Points[0];

        Assert.InRange(point.Quantity, 1.2, 2.2);
        Assert.Equal(0, point.Quantile(0.5));
        Assert.Equal(8, point.Quantile(0.9), 6);
        Assert.True(point.Lower80 <= point.Quantity && point.Quantity <= point.Upper80);
    }

    [Fact]
    public void Quantiles_When_probabilities_rise_Then_they_do_not_fall()
    {
        foreach (
            var sales in (double[][])
                [Signals.Of(48, t => t % 5 == 0 ? t : 0), Signals.SeasonalWithNoise(60)]
        )
        foreach (var point in Forecast(sales).Points)
        {
            double[] quantiles =
            [
                .. Enumerable.Range(1, 99).Select(p => point.Quantile(p / 100.0)),
            ];
            Assert.Equal(quantiles.Order(), quantiles);
            Assert.True(quantiles[^1] <= 10 * sales.Max());
        }
    }

    private static ForecastResult Forecast(double[] sales) =>
        new Forecaster(new()).Forecast(
            new MonthlySeries(new(2022, 1, 1), sales),
            TestContext.Current.CancellationToken
        );
}
