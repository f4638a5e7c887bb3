using ForecastApi.Forecasting.Analogy;

namespace ForecastApi.Forecasting.Tests.Analogy;

public sealed class NewProductForecasterTests
{
    /// <summary>The month after all histories.</summary>
    private static readonly DateOnly Next = new(2026, 1, 1);

    private static readonly ForecastSettings Settings = new() { Horizon = 12 };

    private static readonly Forecaster Forecaster = new(Settings);

    private static readonly double[] Winter =
    [
        150,
        140,
        110,
        90,
        80,
        60,
        50,
        60,
        80,
        110,
        130,
        140,
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(11)]
    public void Like_When_new_product_sells_half_as_much_Then_its_forecast_is_half(int months)
    {
        var like = Until(48, t => Winter[t % 12] * (1 + (0.01 * (t % 5))));
        var own = Until(months, t => 0.5 * like.Values[^(months - t)]);
        var result = Forecast(own, like: new LikeProduct(like, Discontinued: false));
        Assert.Equal("likeProduct", result.Model);
        var (likes, scale) = (Forecaster.Forecast(like, Ct).Points, months == 0 ? 1 : 0.5);
        Assert.All(
            result.Points.Zip(likes),
            pair =>
            {
                Assert.Equal(pair.Second.Month, pair.First.Month);
                Assert.Equal(scale * pair.Second.Quantity, pair.First.Quantity, 1e-6);
                Assert.True(
                    pair.First.Upper80 - pair.First.Quantity
                        > scale * (pair.Second.Upper80 - pair.Second.Quantity),
                    "an analogy is less certain than the forecast it stands on"
                );
            }
        );
    }

    [Fact]
    public void Like_When_it_is_discontinued_Then_its_months_without_sales_are_ignored()
    {
        var like = Until(48, t => t < 43 ? Winter[t % 12] : 0);
        var result = Forecast(
            Until(3, t => 2 * Winter[t + 9]),
            like: new LikeProduct(like, Discontinued: true)
        );
        Assert.Equal(Next, result.Points[0].Month);
        Assert.All(
            result.Points.Zip(Winter),
            pair => Assert.Equal(2 * pair.Second, pair.First.Quantity, 0.1 * pair.Second)
        );
    }

    [Fact]
    public void Like_When_it_is_new_Then_the_category_is_used()
    {
        var result = Forecast(
            Until(2, _ => 10),
            new LikeProduct(Until(11, _ => 100), Discontinued: false),
            Category(5, 100, 20)
        );
        Assert.Equal("categoryProfile", result.Model);
    }

    [Fact]
    public void Category_When_there_are_no_sales_Then_the_level_is_the_category_mean()
    {
        var result = Forecast(Until(0, _ => 0), category: Category(5, 100, 20));
        Assert.Equal("categoryProfile", result.Model);
        Assert.Equal(
            Winter,
            result.Points.Select(p => p.Quantity),
            (expected, actual) => Math.Abs(expected - actual) < 0.05 * expected
        );
    }

    [Fact]
    public void Category_When_own_months_increase_Then_their_weight_increases()
    {
        var category = Category(5, 100, 100);
        double[] levels =
        [
            .. new[] { 0, 1, 3, 11 }.Select(months =>
                Forecast(Until(months, t => 10 * Winter[12 - months + t] / 100), category: category)
                    .Points.Average(p => p.Quantity)
            ),
        ];
        Assert.Equal(levels.OrderDescending(), levels);
        Assert.Equal(10, levels[^1], 2.0);
        Assert.True(levels[0] > 60, "without months the category decides");
    }

    [Fact]
    public void Category_When_products_are_alike_Then_an_extreme_month_has_little_weight()
    {
        var result = Forecast(Until(1, _ => 500), category: Category(20, 100, 10));
        Assert.InRange(result.Points.Average(p => p.Quantity), 60, 150);
    }

    [Fact]
    public void Category_When_product_is_the_only_one_Then_its_own_months_are_used()
    {
        var own = Until(4, _ => 30);
        Assert.Null(new CategoryProfile(own, 1, 30, 0).Without(own));
        var result = Forecast(own, category: new CategoryProfile(own, 1, 30, 0));
        Assert.Equal("combination", result.Model);
        Assert.All(result.Points, p => Assert.Equal(30, p.Quantity, 1e-9));
    }

    [Fact]
    public void Category_When_a_product_is_excluded_Then_it_equals_the_other_products()
    {
        var own = Until(3, _ => 40);
        var rest = new CategoryProfile(
            new MonthlySeries(Next.AddMonths(-4), [30, 70, 70, 70]),
            3,
            (40 + 10 + 20) / 3.0,
            Math.Sqrt(((40 * 40) + (10 * 10) + (20 * 20)) / 3.0 - Math.Pow(70 / 3.0, 2))
        ).Without(own)!;
        Assert.Equal([30, 30, 30, 30], rest.Totals.Values.ToArray());
        Assert.Equal(
            (2, 15.0, 5.0),
            (rest.Products, Math.Round(rest.Level, 9), Math.Round(rest.Deviation, 9))
        );
    }

    [Fact]
    public void Month_When_mostly_out_of_stock_Then_it_is_ignored()
    {
        var own = new MonthlySeries(Next.AddMonths(-2), [100, 0], [0, 1]);
        var like = new LikeProduct(Until(36, _ => 100), Discontinued: false);
        Assert.All(Forecast(own, like).Points, p => Assert.Equal(100, p.Quantity, 1e-6));
    }

    [Fact]
    public void Product_When_it_has_a_year_of_sales_Then_its_own_history_is_used()
    {
        var own = Until(12, t => 5 + t);
        var result = Forecast(
            own,
            new LikeProduct(Until(36, _ => 100), false),
            Category(5, 100, 1)
        );
        Assert.Equal(
            Forecaster.Forecast(own, Ct).Points.Select(p => p.Quantity),
            result.Points.Select(p => p.Quantity)
        );
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ForecastResult Forecast(
        MonthlySeries own,
        LikeProduct? like = null,
        CategoryProfile? category = null
    ) =>
        new NewProductForecaster(Settings, Forecaster).Forecast(
            own,
            like,
            category,
            incumbent: null,
            Ct
        );

    /// <summary>
    /// Creates a history of the given months that ends before <see cref="Next"/>; multiples of twelve begin in January.
    /// </summary>
    private static MonthlySeries Until(int months, Func<int, double> value) =>
        new(Next.AddMonths(-months), Signals.Of(months, value));

    private static CategoryProfile Category(int products, double level, double deviation) =>
        new(Until(48, t => products * level * Winter[t % 12] / 100), products, level, deviation);
}
