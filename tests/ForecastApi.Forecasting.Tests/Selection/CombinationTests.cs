using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class CombinationTests
{
    private static readonly BacktestOrigin Origin = new([8, 9], [10], 1);

    [Fact]
    public void Combination_When_errors_are_equal_Then_it_is_the_mean()
    {
        var combination = Combination.Create(
            [Member("a", 14, 12), Member("b", 20, 8)],
            1,
            c => c.Error
        );

        Assert.Equal([0.5, 0.5], combination.Weights);
        Assert.Equal(17, combination.Forecast.Forecast!.Values[0], 12);
        Assert.Equal(10, combination.Forecast.Folds[0].Forecast.Values[0], 12);
    }

    [Fact]
    public void Combination_When_errors_differ_Then_weights_are_inverse_errors()
    {
        // Errors 1 and 3, mean 2, a tenth of which is added to each: 1/1.2 against 1/3.2.
        var combination = Combination.Create(
            [Member("a", 10, 11), Member("b", 20, 13)],
            1,
            c => c.Error
        );

        Assert.Equal(3.2 / 4.4, combination.Weights[0], 12);
        Assert.Equal(1.2 / 4.4, combination.Weights[1], 12);
    }

    [Fact]
    public void Combination_When_a_model_has_no_backtest_Then_its_error_is_the_average()
    {
        var untried = Member("c", 30, 0) with { Folds = [] };

        var combination = Combination.Create(
            [Member("a", 10, 11), Member("b", 20, 13), untried],
            1,
            c => c.Error
        );

        Assert.InRange(combination.Weights[2], combination.Weights[1], combination.Weights[0]);
        Assert.Equal(1, combination.Weights.Sum(), 12);
        Assert.Equal(
            11 * 3.2 / 4.4 + (13 * 1.2 / 4.4),
            combination.Forecast.Folds[0].Forecast.Values[0],
            9
        );
    }

    [Fact]
    public void Combination_When_no_model_has_an_error_Then_weights_are_equal() =>
        Assert.Equal(
            [0.5, 0.5],
            Combination.Create([Member("a", 10, 10), Member("b", 20, 10)], 1, c => c.Error).Weights
        );

    private static Candidate Member(string name, double forecast, double backtest)
    {
        IReadOnlyList<BacktestFold> folds = [new(Origin, new ModelForecast([backtest], [1]))];
        return new Candidate(
            name,
            new ModelForecast([forecast], [1]),
            folds,
            BacktestAccuracy.From(folds, 1),
            FailureReason: null
        );
    }
}
