using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Intermittent;
using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class IntermittentModelsTests
{
    private static readonly double[] Demand = [0, 0, 5, 0, 3, 0, 0, 4, 0, 2];

    [Fact]
    public void Croston_When_parameter_is_given_Then_it_equals_the_manual_calculation()
    {
        var fit = CrostonFit.Fit(Demand, 0.1, correction: 0);

        Assert.Equal(4.448, fit.Size, 12);
        Assert.Equal(2.819, fit.Interval, 12);
        Assert.All(
            new CrostonModel(0.1).Forecast(Demand, 3).Values,
            v => Assert.Equal(1.57786, v, 5)
        );
    }

    [Fact]
    public void Sba_When_forecast_Then_it_is_reduced_by_half_the_parameter() =>
        Assert.Equal(1.49897, new SbaModel(0.1).Forecast(Demand, 1).Values[0], 5);

    [Fact]
    public void Croston_When_parameter_is_null_Then_it_uses_the_one_with_least_error()
    {
        var error = new CrostonModel().Forecast(Demand, 1).StandardErrors[0];

        foreach (var alpha in FlatForecast.Parameters)
            Assert.True(error <= CrostonFit.Fit(Demand, alpha, correction: 0).Error);
    }

    [Fact]
    public void Tsb_When_fitted_Then_it_equals_the_manual_calculation()
    {
        // Starts at size 5 and probability 2/5; then 0 and 3 with α = β = 0.1
        var fit = TsbFit.Fit([0, 0, 5, 0, 3], 0.1, 0.1);

        Assert.Equal(((0.9 * 0.9 * 2 / 5) + 0.1) * (5 - 0.2), fit.Rate, 12);
    }

    [Fact]
    public void Tsb_When_demand_stops_Then_it_decays_and_croston_does_not()
    {
        double[] history = [.. Enumerable.Repeat(Demand, 3).SelectMany(d => d)];
        double[] stopped = [.. history, .. new double[48]];

        var tsb = new TsbModel();
        Assert.True(tsb.Forecast(stopped, 1).Values[0] < 0.2 * tsb.Forecast(history, 1).Values[0]);
        Assert.Equal(
            new CrostonModel(0.1).Forecast(history, 1).Values,
            new CrostonModel(0.1).Forecast(stopped, 1).Values
        );
    }

    [Fact]
    public void Adida_When_every_month_has_demand_Then_it_is_simple_smoothing()
    {
        var random = new Random(1);
        var values = Signals.Of(36, _ => 5 + random.NextDouble());

        Assert.Equal(
            SimpleSmoothing.Fit(values).Level,
            new AdidaModel().Forecast(values, 1).Values[0]
        );
    }

    [Fact]
    public void Adida_When_intervals_are_regular_Then_it_is_the_mean() =>
        Assert.Equal(2, new AdidaModel().Forecast([0, 6, 0, 0, 6, 0, 0, 6, 0], 1).Values[0], 1e-9);

    [Fact]
    public void Models_When_there_is_no_demand_Then_forecast_is_zero()
    {
        IForecastModel[] models =
        [
            new CrostonModel(),
            new SbaModel(),
            new TsbModel(),
            new AdidaModel(),
        ];
        Assert.All(models, model => Assert.Equal([0, 0], model.Forecast([0, 0, 0], 2).Values));
    }
}
