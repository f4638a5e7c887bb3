using ForecastApi.Forecasting.Pooled;

namespace ForecastApi.Forecasting.Tests;

/// <summary>Histories on which an earlier version gave a wrong forecast or wrong bounds.</summary>
public sealed class HardHistoriesTests
{
    private static readonly ForecastSettings Settings = new() { Horizon = 12 };
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Theory]
    [InlineData(47)]
    [InlineData(48)]
    public void Clean_season_When_pooled_models_have_no_backtest_Then_they_have_little_weight(
        int months
    )
    {
        // The backtest networks get no training: too few histories are long enough
        var sample = Enumerable
            .Range(0, 40)
            .Select(seed => new MonthlySeries(Start, Signals.SeasonalWithNoise(30, seed)))
            .ToList();
        var pooled = PooledModels.Train(sample, Settings, 2, CancellationToken.None);
        Assert.All(pooled, model => Assert.Null(model.ForBacktest));
        double[] season = Signals.Of(
            months,
            t => 100 + (40 * Math.Sin((60 - months + t) * Math.PI / 6))
        );

        var result = new Forecaster(Settings, pooled).Forecast(
            new MonthlySeries(Start, season),
            CancellationToken.None
        );

        Assert.All(
            result.Points.Index(),
            p =>
                Assert.Equal(
                    100 + (40 * Math.Sin((60 + p.Index) * Math.PI / 6)),
                    p.Item.Quantity,
                    1.0
                )
        );
    }

    [Fact]
    public void Clean_season_When_encoded_for_a_network_Then_it_is_within_the_input_range()
    {
        var sample = Enumerable
            .Range(0, 40)
            .Select(seed => new MonthlySeries(Start, Signals.SeasonalWithNoise(60, seed)))
            .ToList();
        var pooled = PooledModels.Train(sample, Settings, 2, CancellationToken.None);
        double[] season = Signals.Of(60, t => 100 + (40 * Math.Sin(t * Math.PI / 6)));

        Assert.All(
            pooled,
            model =>
                Assert.All(
                    model.Forecast(season, 12).Values.Index(),
                    v => Assert.Equal(100 + (40 * Math.Sin(v.Index * Math.PI / 6)), v.Item, 15.0)
                )
        );
    }

    [Theory]
    [InlineData(new double[] { 100, 101, 99, 100, 150, 151, 149, 150 })]
    [InlineData(new double[] { 100, 101, 99, 200, 202, 198 })]
    [InlineData(new double[] { 100, 102, 1000, 990 })]
    [InlineData(new double[] { 101, 101, 95, 99, 103, 1012, 1001, 1050, 988, 1011, 995 })]
    [InlineData(new double[] { 106, 106, 106, 106, 106, 992, 992, 992, 992, 992, 992 })]
    public void Level_shift_When_recent_Then_bounds_are_limited(double[] history) =>
        Assert.All(
            Forecast(history).Points,
            p => Assert.InRange(p.Upper95, history[^1], 6 * history.Max())
        );

    [Fact]
    public void Two_months_When_far_apart_Then_bounds_cover_their_distance() =>
        Assert.All(
            Forecast([100, 1000]).Points,
            p => Assert.InRange(p.Upper95 - p.Quantity, 900, 9 * 900)
        );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    public void Level_shift_When_in_the_middle_Then_bounds_are_limited(double noise)
    {
        var random = new Random(3);
        double[] history = Signals.Of(
            36,
            t =>
                (t < 18 ? 100 : 1000)
                + (noise * (t < 18 ? 0.1 : 1) * ((2 * random.NextDouble()) - 1))
        );

        Assert.All(
            Forecast(history).Points,
            p =>
            {
                Assert.InRange(p.Quantity, 900, 1100);
                Assert.InRange(p.Upper95, p.Quantity, 3500);
            }
        );
    }

    [Fact]
    public void Level_shift_When_recent_Then_forecast_follows() =>
        Assert.All(
            Forecast([106, 106, 106, 106, 106, 992, 992, 992, 992, 992, 992]).Points,
            p => Assert.InRange(p.Quantity, 750, 1250)
        );

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Single_sale_When_nothing_follows_Then_it_is_not_multiplied(int months)
    {
        var history = new double[months];
        history[0] = 7;

        Assert.InRange(Forecast(history).Points.Sum(p => p.Quantity), 0, 12);
    }

    [Fact]
    public void Returns_When_in_one_month_Then_bounds_do_not_widen()
    {
        var clean = Signals.SeasonalWithNoise(58, 7);
        double[] returned = [.. clean];
        returned[49] = -clean[49];

        Assert.Equal(Width(clean), Width(returned), 0.3 * Width(clean));

        static double Width(double[] history)
        {
            var point = new Forecaster(Settings)
                .Forecast(new MonthlySeries(Start, history), CancellationToken.None)
                .Points[0];
            return point.Upper80 - point.Lower80;
        }
    }

    [Fact]
    public void Returns_When_in_every_month_Then_forecast_and_bounds_are_zero() =>
        Assert.All(
            Forecast(Signals.Of(60, _ => -20)).Points,
            p => Assert.Equal((0, 0), (p.Quantity, p.Upper95))
        );

    private static ForecastResult Forecast(double[] history) =>
        new Forecaster(Settings).Forecast(
            new MonthlySeries(Start, history),
            CancellationToken.None
        );
}
