using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Tests.Accuracy;

public sealed class ForecastErrorTests
{
    // A small fixture computed by hand: errors 5, 7, −3, −2.
    private static readonly double[] Demand = [10, 5, 8, 10];
    private static readonly double[] Forecast = [15, 12, 5, 8];

    [Fact]
    public void Measures_When_fixture_is_used_Then_they_equal_the_manual_calculation()
    {
        Assert.Equal(4.25, ForecastError.Mae(Demand, Forecast)!.Value, 12);
        Assert.Equal(4.6637, ForecastError.Rmse(Demand, Forecast)!.Value, 4);
        Assert.Equal(0.51515, ForecastError.Wape(Demand, Forecast)!.Value, 5);
        Assert.Equal(0.21212, ForecastError.Bias(Demand, Forecast)!.Value, 5);
        Assert.Equal(0.4768, ForecastError.Smape(Demand, Forecast)!.Value, 4);
    }

    [Fact]
    public void Mase_When_history_is_seasonal_Then_it_divides_by_the_seasonal_difference()
    {
        // |3−1|, |5−2|, |3−3| with season 2: mean 5/3
        var scale = ForecastError.AbsoluteScale([1, 2, 3, 5, 3], 2);
        Assert.Equal(5.0 / 3, scale!.Value, 12);
        Assert.Equal(4.25 / (5.0 / 3), ForecastError.Mase(Demand, Forecast, scale)!.Value, 12);
    }

    [Fact]
    public void AbsoluteScale_When_history_is_a_season_or_less_Then_lag_is_one() =>
        Assert.Equal(1.5, ForecastError.AbsoluteScale([1, 2, 4], 12)!.Value, 12);

    [Fact]
    public void Rmsse_When_history_is_known_Then_it_divides_by_squared_first_differences()
    {
        var scale = ForecastError.SquaredScale([1, 2, 4]);
        Assert.Equal(2.5, scale!.Value, 12);
        Assert.Equal(
            Math.Sqrt(21.75 / 2.5),
            ForecastError.Rmsse(Demand, Forecast, scale)!.Value,
            12
        );
    }

    [Fact]
    public void Coverage_When_demand_equals_a_bound_Then_it_counts_as_inside() =>
        Assert.Equal(0.75, ForecastError.Coverage(Demand, [10, 0, 8.5, 9], [11, 5, 9, 11]));

    [Fact]
    public void Smape_When_both_are_zero_Then_the_error_is_zero() =>
        Assert.Equal(1, ForecastError.Smape([0, 0], [0, 3]));

    [Fact]
    public void Measures_When_there_are_no_points_Then_they_are_null()
    {
        Assert.Null(ForecastError.Mae([], []));
        Assert.Null(ForecastError.Rmse([], []));
        Assert.Null(ForecastError.Smape([], []));
        Assert.Null(ForecastError.Wape([], []));
        Assert.Null(ForecastError.Bias([], []));
        Assert.Null(ForecastError.Coverage([], [], []));
    }

    [Fact]
    public void Relative_measures_When_there_is_no_demand_Then_they_are_null()
    {
        Assert.Null(ForecastError.Wape([0, 0], [1, 1]));
        Assert.Null(ForecastError.Bias([0, 0], [1, 1]));
        Assert.Null(ForecastError.Bias([-5, 1], [1, 1]));
    }

    [Fact]
    public void Scaled_measures_When_history_is_flat_Then_they_are_null()
    {
        Assert.Null(ForecastError.AbsoluteScale([7, 7, 7], 12));
        Assert.Null(ForecastError.SquaredScale([7, 7, 7]));
        Assert.Null(ForecastError.AbsoluteScale([7], 12));
        Assert.Null(ForecastError.Mase(Demand, Forecast, null));
        Assert.Null(ForecastError.Rmsse(Demand, Forecast, null));
    }

    [Fact]
    public void Measures_When_lengths_differ_Then_they_throw() =>
        Assert.Throws<ArgumentException>(() => ForecastError.Mae([1, 2], [1]));
}
