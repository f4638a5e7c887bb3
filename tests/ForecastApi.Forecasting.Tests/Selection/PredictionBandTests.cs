using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class PredictionBandTests
{
    private const double Quantile80 = 1.1432;
    private static readonly ModelForecast Forecast = new([10, 10, 10], [1, 1, 1]);

    [Fact]
    public void Bands_When_there_is_no_backtest_Then_the_model_error_is_inflated()
    {
        Assert.All(
            Bands([], Forecast),
            band =>
            {
                Assert.Equal(Skewed(Quantile80 * 1.4), band.Upper80, 12);
                Assert.Equal(Skewed(-Quantile80 * 1.4), band.Lower80, 12);
            }
        );
    }

    [Fact]
    public void Bands_When_errors_are_relative_to_the_level_Then_the_upper_one_is_farther_away()
    {
        var band = Bands([], Forecast with { StandardErrors = [4, 4, 4] })[0];

        Assert.True(band.Upper95 - 10 > 10 - band.Lower95);
        Assert.True(band.Upper80 - 10 > 10 - band.Lower80);
    }

    [Fact]
    public void Bands_When_backtest_errors_are_larger_Then_they_widen()
    {
        var calm = Bands([Fold(1)], Forecast);
        var wild = Bands([Fold(5)], Forecast);

        Assert.All(wild.Zip(calm), pair => Assert.True(pair.First.Upper80 > pair.Second.Upper80));
    }

    [Fact]
    public void Bands_When_folds_are_many_Then_they_scale_by_the_backtest_ratio()
    {
        // Stated errors of 1 and actual ones of exactly twice that: over 1,000 folds the inflation has no weight.
        var folds = Enumerable.Range(0, 1000).Select(_ => Fold(2, growth: 0)).ToList();

        var bands = Bands(folds, Forecast with { StandardErrors = [1, 1.2, 1.4] });

        Assert.All(
            bands.Index(),
            b => Assert.Equal(Skewed(1.9912 * 2 * (1 + (0.2 * b.Index))), b.Item.Upper95, 0.05)
        );
    }

    [Fact]
    public void Bands_When_stated_errors_were_tiny_Then_they_are_limited_by_backtest_errors()
    {
        // An error of 2 at three steps, mean step 2, against a stated error of a millionth; now one of 1.
        var sure = new ModelForecast([10, 10, 10], [1e-6, 1e-6, 1e-6]);

        var bands = Bands([Fold(2, growth: 0) with { Forecast = sure }], Forecast);

        Assert.Equal(
            Skewed(Quantile80 * 1.5 * 2 * Math.Pow(3 / 2.0, 0.35)),
            bands[2].Upper80,
            1e-9
        );
    }

    [Fact]
    public void Bands_When_the_model_states_no_error_Then_backtest_errors_are_used()
    {
        var sure = Forecast with { StandardErrors = [0, 0, 0] };

        var bands = Bands([Fold(5, growth: 0) with { Forecast = sure }], sure);

        Assert.All(bands, band => Assert.Equal(Skewed(Quantile80 * 5), band.Upper80, 1e-9));
    }

    [Fact]
    public void Bands_When_stated_errors_follow_a_season_Then_the_bounds_follow_it()
    {
        var bands = Bands([], new ModelForecast([10, 100, 10], [1, 10, 1]));

        Assert.Equal(bands[0].Upper80, bands[2].Upper80, 12);
        Assert.Equal(10 * bands[0].Upper80, bands[1].Upper80, 9);
    }

    [Fact]
    public void Bands_When_the_error_is_large_Then_they_are_not_below_zero()
    {
        Assert.All(
            Bands([], new ModelForecast([1, 1, 1], [9, 9, 9])),
            band => Assert.Equal(0, band.Lower80)
        );
    }

    private static ForecastBand[] Bands(
        IReadOnlyList<BacktestFold> folds,
        ModelForecast forecast
    ) => PredictionBand.Create(folds, 3).Bands(forecast, Signals.Of(24, t => 10 + (t % 3)));

    // A distance above 10 in the transformation of Box and Cox of power ¾.
    private static double Skewed(double distance) =>
        10 * Math.Pow(1 + (0.75 * distance / 10), 1 / 0.75);

    private static BacktestFold Fold(double size, double growth = 0.35)
    {
        double[] demand =
        [
            .. Enumerable.Range(1, 3).Select(h => 10 + (size * Math.Pow(h, growth))),
        ];
        return new BacktestFold(new BacktestOrigin(new double[24], demand, 1), Forecast);
    }
}
