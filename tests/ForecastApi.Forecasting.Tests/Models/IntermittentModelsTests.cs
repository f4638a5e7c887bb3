using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Intermittent;
using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class IntermittentModelsTests
{
    private static readonly double[] Demand = [0, 0, 5, 0, 3, 0, 0, 4, 0, 2];

    [Fact]
    public void Croston_WithGivenParameter_FollowsTheHandCalculation()
    {
        var fit = CrostonFit.Of(Demand, 0.1, correction: 0);

        Assert.Equal(4.448, fit.Size, 12);
        Assert.Equal(2.819, fit.Interval, 12);
        Assert.All(
            new CrostonModel(0.1).Forecast(Demand, 3).Values,
            v => Assert.Equal(1.57786, v, 5)
        );
    }

    [Fact]
    public void Sba_TakesHalfTheParameterOff() =>
        Assert.Equal(1.49897, new SbaModel(0.1).Forecast(Demand, 1).Values[0], 5);

    [Fact]
    public void Croston_WithoutAParameter_TakesTheOneOfTheLeastError()
    {
        var error = new CrostonModel().Forecast(Demand, 1).StandardErrors[0];

        foreach (var alpha in FlatForecast.Parameters)
            Assert.True(error <= CrostonFit.Of(Demand, alpha, correction: 0).Error);
    }

    [Fact]
    public void Tsb_FollowsTheHandCalculation()
    {
        // Starts at size 5 and probability 1/3; then 0 and 3 with α = β = 0.1
        var fit = TsbFit.Of([0, 0, 5, 0, 3], 0.1, 0.1);

        Assert.Equal(((0.9 * 0.9 / 3) + 0.1) * (5 - 0.2), fit.Rate, 12);
    }

    [Fact]
    public void Tsb_AfterDemandStops_FadesAwayWhereCrostonStays()
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
    public void Adida_WithDemandEveryMonth_IsSimpleSmoothing()
    {
        var random = new Random(1);
        var values = Signals.Of(36, _ => 5 + random.NextDouble());

        Assert.Equal(
            SimpleSmoothing.Fit(values).Level,
            new AdidaModel().Forecast(values, 1).Values[0]
        );
    }

    [Fact]
    public void Adida_OfARegularRhythm_IsItsMean() =>
        Assert.Equal(2, new AdidaModel().Forecast([0, 6, 0, 0, 6, 0, 0, 6, 0], 1).Values[0], 1e-9);

    [Fact]
    public void NoDemandAtAll_IsForecastAsZero()
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
