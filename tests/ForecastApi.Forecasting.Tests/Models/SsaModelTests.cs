using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Ssa;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class SsaModelTests
{
    private const int Horizon = 18;

    public static TheoryData<string, int> ExactSignals =>
        new()
        {
            { "constant", 6 },
            { "exponential", 6 },
            { "sinusoid", 13 },
            { "trend and sinusoid", 13 },
            { "trend and sinusoid", 24 },
            { "two sinusoids", 13 },
            { "two sinusoids", 24 },
        };

    [Theory]
    [MemberData(nameof(ExactSignals))]
    public void Forecast_When_signal_has_low_rank_Then_it_continues_exactly(
        string signal,
        int window
    )
    {
        var values = Signals.Of(72 + Horizon, Formula(signal));

        var forecast = new SsaModel(window).Forecast(values.AsSpan(0, 72), Horizon);

        for (var h = 0; h < Horizon; h++)
        {
            Assert.Equal(values[72 + h], forecast.Values[h], 1e-6 * 100);
            Assert.InRange(forecast.StandardErrors[h], 0, 1e-3);
        }
    }

    [Fact]
    public void Forecast_When_series_is_noise_Then_standard_errors_grow()
    {
        var errors = new SsaModel(13)
            .Forecast(Signals.SeasonalWithNoise(96), Horizon)
            .StandardErrors;

        Assert.True(errors[0] > 0);
        Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
    }

    [Fact]
    public void Forecast_When_series_is_AirPassengers_Then_it_beats_seasonal_naive()
    {
        var history = AirPassengers.Values.AsSpan(0, 132);
        var demand = AirPassengers.Values[132..];

        var ssa = new SsaModel(24).Forecast(history, 12).Values;
        var naive = new SeasonalNaiveModel(12).Forecast(history, 12).Values;

        Assert.True(
            Forecasting.Accuracy.ForecastError.Mae(demand, ssa)
                < Forecasting.Accuracy.ForecastError.Mae(demand, naive) / 2
        );
    }

    [Fact]
    public void Forecast_When_series_is_scaled_Then_it_scales_equally()
    {
        var values = Signals.SeasonalWithNoise(72);
        var model = new SsaModel(13);

        var one = model.Forecast(values, Horizon).Values;
        var thousand = model.Forecast([.. values.Select(v => 1000 * v)], Horizon).Values;

        Assert.All(one.Zip(thousand), pair => Assert.Equal(1000 * pair.First, pair.Second, 1e-3));
    }

    private static Func<int, double> Formula(string signal) =>
        signal switch
        {
            "constant" => _ => 100,
            "exponential" => t => 20 * Math.Pow(1.02, t),
            "sinusoid" => t => 50 * Math.Sin((2 * Math.PI * t / 12) + 1),
            "trend and sinusoid" => t => 100 + (2 * t) + (30 * Math.Cos(2 * Math.PI * t / 12)),
            "two sinusoids" => t =>
                100 + (30 * Math.Sin(2 * Math.PI * t / 12)) + (10 * Math.Cos(2 * Math.PI * t / 4)),
            _ => throw new ArgumentOutOfRangeException(nameof(signal)),
        };
}
