using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class PredictionBandTests
{
    private static readonly ModelForecast Forecast = new([10, 10, 10], [1, 1, 1]);

    [Fact]
    public void Bounds_WithoutBacktest_RestOnTheModelsOwnErrorInflated()
    {
        var (lower, upper) = PredictionBand.Of([], 3).Bounds(Forecast, PredictionBand.Quantile80);

        Assert.All(upper, bound => Assert.Equal(10 + (1.1432 * 1.4), bound, 12));
        Assert.All(lower, bound => Assert.Equal(10 - (1.1432 * 1.4), bound, 12));
    }

    [Fact]
    public void Bounds_WhenBacktestErrorsAreLarger_GetWider()
    {
        var calm = PredictionBand.Of([Fold(1)], 3).Bounds(Forecast, PredictionBand.Quantile80);
        var wild = PredictionBand.Of([Fold(5)], 3).Bounds(Forecast, PredictionBand.Quantile80);

        Assert.All(wild.Upper.Zip(calm.Upper), pair => Assert.True(pair.First > pair.Second));
    }

    [Fact]
    public void Bounds_FromManyFolds_ForgetTheModelsOwnError()
    {
        // Errors of exactly h^0.35: the pooled standard deviation of the first step is 1.
        var folds = Enumerable.Range(0, 1000).Select(_ => Fold(1)).ToList();

        var (_, upper) = PredictionBand
            .Of(folds, 3)
            .Bounds(Forecast with { StandardErrors = [9, 9, 9] }, PredictionBand.Quantile95);

        Assert.Equal(10 + 1.9912, upper[0], 0.2);
    }

    [Fact]
    public void Bounds_WhenErrorsShrinkWithTheStep_DoNotNarrow()
    {
        var (lower, upper) = PredictionBand
            .Of([], 3)
            .Bounds(new ModelForecast([10, 10, 10], [3, 2, 1]), PredictionBand.Quantile80);

        Assert.Equal(upper[0], upper[2]);
        Assert.Equal(lower[0], lower[2]);
    }

    [Fact]
    public void Bounds_OfALargeError_StopAtZero()
    {
        var (lower, _) = PredictionBand
            .Of([], 3)
            .Bounds(new ModelForecast([1, 1, 1], [9, 9, 9]), PredictionBand.Quantile80);

        Assert.All(lower, bound => Assert.Equal(0, bound));
    }

    private static BacktestFold Fold(double size)
    {
        double[] demand = [.. Enumerable.Range(1, 3).Select(h => 10 + (size * Math.Pow(h, 0.35)))];
        return new BacktestFold(new BacktestOrigin(new double[24], demand, 1), Forecast);
    }
}
