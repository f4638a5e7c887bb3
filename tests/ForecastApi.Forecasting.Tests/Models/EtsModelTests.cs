using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class EtsModelTests
{
    private static readonly EtsModel Model = new(12);

    [Fact]
    public void Fit_When_series_is_AirPassengers_Then_trend_and_multiplicative_season_win()
    {
        var best = Model.Fit(AirPassengers.Values).MinBy(fit => fit.Aicc)!;

        Assert.Equal(new EtsForm(true, true, EtsSeason.Multiplicative), best.Form);
    }

    [Fact]
    public void Forecast_When_series_is_AirPassengers_Then_last_year_is_within_six_percent()
    {
        var values = AirPassengers.Values;

        var forecast = Model.Forecast(values.AsSpan(0, 132), 12);

        var errors = forecast.Values.Zip(values[132..], (f, y) => Math.Abs(f - y) / y);
        Assert.True(errors.Average() < 0.06);
    }

    [Fact]
    public void Forecast_When_series_is_a_noisy_level_Then_it_is_flat()
    {
        var random = new Random(3);
        var values = Signals.Of(60, _ => 100 + (4 * random.NextDouble()));

        var forecast = Model.Forecast(values, 12);

        Assert.All(forecast.Values, v => Assert.Equal(102, v, 2.0));
        Assert.Equal(EtsSeason.None, Model.Fit(values).MinBy(fit => fit.Aicc)!.Form.Season);
    }

    [Fact]
    public void Forecast_When_series_is_seasonal_Then_the_season_repeats()
    {
        var values = Signals.SeasonalWithNoise(60 + 12);

        var forecast = Model.Forecast(values.AsSpan(0, 60), 12);

        Assert.All(
            forecast.Values.Zip(values[60..]),
            pair => Assert.Equal(pair.Second, pair.First, 8.0)
        );
    }

    [Fact]
    public void Forecast_When_series_has_a_trend_Then_it_follows_and_flattens()
    {
        var values = Signals.Of(60, t => 100.0 + (3 * t));

        var forecast = Model.Forecast(values, 18).Values;

        Assert.Equal(280, forecast[0], 1.0);
        Assert.True(forecast[17] > 300);
        Assert.True(forecast[17] - forecast[16] < forecast[1] - forecast[0]);
    }

    [Fact]
    public void StandardErrors_When_form_is_single_Then_they_equal_the_formula()
    {
        var fit = new EtsFit(
            new EtsForm(false, false, EtsSeason.None),
            new EtsParameters(0.4, 0, 0, 0),
            50,
            0,
            [],
            30,
            9,
            0
        );

        var errors = fit.Forecast(3).StandardErrors;

        Assert.Equal(3, errors[0], 12);
        Assert.Equal(3 * Math.Sqrt(1 + (2 * 0.16)), errors[2], 12);
    }

    [Fact]
    public void StandardErrors_When_error_is_relative_Then_they_grow_with_the_level()
    {
        var fit = new EtsFit(
            new EtsForm(true, false, EtsSeason.Multiplicative),
            new EtsParameters(0.4, 0, 0, 0),
            50,
            0,
            [0.5, 1.5],
            30,
            0.01,
            0
        );

        var forecast = fit.Forecast(2);

        Assert.Equal([25, 75], forecast.Values);
        Assert.Equal(2.5, forecast.StandardErrors[0], 12);
        Assert.True(forecast.StandardErrors[1] > 7.5);
    }

    [Fact]
    public void Fit_When_months_are_zero_Then_multiplicative_forms_are_excluded() =>
        Assert.All(
            Model.Fit(Signals.Of(48, t => t % 5)),
            fit =>
            {
                Assert.False(fit.Form.MultiplicativeError);
                Assert.NotEqual(EtsSeason.Multiplicative, fit.Form.Season);
            }
        );
}
