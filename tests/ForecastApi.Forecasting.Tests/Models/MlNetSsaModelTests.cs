using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Ssa;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class MlNetSsaModelTests
{
    private static readonly double[] History = AirPassengers.Values[..132];

    [Fact]
    public void Forecast_When_series_is_AirPassengers_Then_it_equals_SsaModel_of_that_window()
    {
        var theirs = new MlNetSsaModel(13).Forecast(History, 12).Values;
        var ours = new SsaModel(13).Forecast(History, 12).Values;

        Assert.All(theirs.Zip(ours), pair => Assert.Equal(1, pair.First / pair.Second, 0.02));
    }

    [Fact]
    public void Forecast_When_repeated_Then_it_is_the_same()
    {
        var model = new MlNetSsaModel(13);

        Assert.Equal(model.Forecast(History, 12).Values, model.Forecast(History, 12).Values);
    }
}
