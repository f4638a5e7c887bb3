using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class PredictionBandTests
{
    private static readonly ModelForecast Forecast = new([10, 10, 10], [1, 1, 1]);

    [Fact]
    public void Bounds_When_there_is_no_backtest_Then_the_model_error_is_inflated()
    {
        var (lower, upper) = PredictionBand
            .Create([], 3)
            .Bounds(Forecast, PredictionBand.Quantile80);

        Assert.All(upper, bound => Assert.Equal(10 + (1.1432 * 1.4), bound, 12));
        Assert.All(lower, bound => Assert.Equal(10 - (1.1432 * 1.4), bound, 12));
    }

    [Fact]
    public void Bounds_When_backtest_errors_are_larger_Then_they_widen()
    {
        var calm = PredictionBand.Create([Fold(1)], 3).Bounds(Forecast, PredictionBand.Quantile80);
        var wild = PredictionBand.Create([Fold(5)], 3).Bounds(Forecast, PredictionBand.Quantile80);

        Assert.All(wild.Upper.Zip(calm.Upper), pair => Assert.True(pair.First > pair.Second));
    }

    [Fact]
    public void Bounds_When_folds_are_many_Then_they_scale_by_the_backtest_ratio()
    {
        // Claims of 1 and errors of exactly twice that: of 1,000 folds the inflation of the claim is forgotten.
        var folds = Enumerable.Range(0, 1000).Select(_ => Fold(2, growth: 0)).ToList();

        var (_, upper) = PredictionBand
            .Create(folds, 3)
            .Bounds(Forecast with { StandardErrors = [1, 1.2, 1.4] }, PredictionBand.Quantile95);

        Assert.All(
            upper.Index(),
            bound => Assert.Equal(10 + (1.9912 * 2 * (1 + (0.2 * bound.Index))), bound.Item, 0.05)
        );
    }

    [Fact]
    public void Bounds_When_claims_were_tiny_Then_they_are_limited_by_backtest_errors()
    {
        // An error of 2 at three steps, mean step 2, against a claim of a millionth; now a claim of 1.
        var fold = Fold(2, growth: 0);
        var sure = new ModelForecast([10, 10, 10], [1e-6, 1e-6, 1e-6]);

        var (_, upper) = PredictionBand
            .Create([fold with { Forecast = sure }], 3)
            .Bounds(Forecast, PredictionBand.Quantile80);

        Assert.Equal(10 + (1.1432 * 1.5 * 2 * Math.Pow(3 / 2.0, 0.35)), upper[2], 1e-9);
    }

    [Fact]
    public void Bounds_When_model_claims_no_error_Then_backtest_errors_are_used()
    {
        var sure = Forecast with { StandardErrors = [0, 0, 0] };
        var fold = Fold(5, growth: 0) with { Forecast = sure };

        var (lower, upper) = PredictionBand
            .Create([fold], 3)
            .Bounds(sure, PredictionBand.Quantile80);

        Assert.All(upper, bound => Assert.Equal(10 + (1.1432 * 5), bound, 1e-9));
        Assert.All(lower, bound => Assert.Equal(10 - (1.1432 * 5), bound, 1e-9));
    }

    [Fact]
    public void Bounds_When_errors_shrink_with_the_step_Then_they_do_not_narrow()
    {
        var (lower, upper) = PredictionBand
            .Create([], 3)
            .Bounds(new ModelForecast([10, 10, 10], [3, 2, 1]), PredictionBand.Quantile80);

        Assert.Equal(upper[0], upper[2]);
        Assert.Equal(lower[0], lower[2]);
    }

    [Fact]
    public void Bounds_When_error_is_large_Then_they_stop_at_zero()
    {
        var (lower, _) = PredictionBand
            .Create([], 3)
            .Bounds(new ModelForecast([1, 1, 1], [9, 9, 9]), PredictionBand.Quantile80);

        Assert.All(lower, bound => Assert.Equal(0, bound));
    }

    private static BacktestFold Fold(double size, double growth = 0.35)
    {
        double[] demand =
        [
            .. Enumerable.Range(1, 3).Select(h => 10 + (size * Math.Pow(h, growth))),
        ];
        return new BacktestFold(new BacktestOrigin(new double[24], demand, 1), Forecast);
    }
}
