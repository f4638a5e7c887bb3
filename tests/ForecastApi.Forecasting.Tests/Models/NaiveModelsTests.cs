using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class NaiveModelsTests
{
    [Fact]
    public void SeasonalNaive_When_horizon_is_two_seasons_Then_variance_doubles_in_the_second()
    {
        var forecast = new SeasonalNaiveModel(4).Forecast([1, 2, 3, 4, 3, 4, 5, 6], 6);

        Assert.Equal([3, 4, 5, 6, 3, 4], forecast.Values);
        Assert.Equal(2, forecast.StandardErrors[3], 12);
        Assert.Equal(2 * Math.Sqrt(2), forecast.StandardErrors[4], 12);
    }

    [Fact]
    public void Naive_When_forecast_Then_it_is_a_random_walk()
    {
        var forecast = new NaiveModel().Forecast([5, 8, 11], 4);

        Assert.Equal([11, 11, 11, 11], forecast.Values);
        Assert.Equal(6, forecast.StandardErrors[3], 12);
    }

    [Fact]
    public void Mean_When_forecast_Then_it_uses_the_whole_history()
    {
        var forecast = new MeanModel().Forecast([2, 4, 6], 2);

        Assert.Equal([4, 4], forecast.Values);
        Assert.Equal(2 * Math.Sqrt(4.0 / 3), forecast.StandardErrors[0], 12);
    }

    [Fact]
    public void Mean_When_history_is_empty_Then_it_is_zero() =>
        Assert.Equal([0, 0], new MeanModel().Forecast([], 2).Values);

    [Fact]
    public void Models_When_history_has_one_month_Then_standard_error_is_positive() =>
        Assert.Equal(4, new NaiveModel().Forecast([8], 1).StandardErrors[0]);
}
