using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class ThetaModelsTests
{
    /// <summary>
    /// The definition (Assimakopoulos and Nikolopoulos 2000): the mean of the straight line through the history and of
    /// the line with doubled curvature continued by simple exponential smoothing of the same parameter and start.
    /// </summary>
    [Fact]
    public void SmoothingWithDrift_When_forecast_Then_it_is_the_mean_of_two_theta_lines()
    {
        var random = new Random(5);
        var values = Signals.Of(40, t => 50 + (0.7 * t) + (6 * random.NextDouble()));
        var fit = SimpleSmoothing.Fit(values);
        var slope = Enumerable.Range(0, 40).Sum(t => (t - 19.5) * values[t]) * 12 / (40 * 1599.0);
        var intercept = values.Average() - (slope * 19.5);

        // Of the line 2y − line, smoothing gives 2ℓ minus the smoothed line, whose lag behind it is known.
        var memory = Math.Pow(1 - fit.Alpha, 40);
        var lag = (1 - memory) / fit.Alpha * slope;
        var smoothedLine = intercept + (slope * 40) - lag;
        var forecast = new SmoothingWithDrift().Forecast(values, 3).Values;

        for (var h = 0; h < 3; h++)
        {
            var line = intercept + (slope * (40 + h));
            var curved = (2 * fit.Level) - smoothedLine;
            Assert.Equal((line + curved) / 2, forecast[h], 1e-9);
        }
    }

    [Fact]
    public void SimpleSmoothing_When_fitted_Then_squares_are_minimal()
    {
        var random = new Random(9);
        var level = 100.0;
        var values = Signals.Of(
            400,
            _ =>
            {
                var error = random.NextDouble() - 0.5;
                var value = level + error;
                level += 0.4 * error;
                return value;
            }
        );

        var fit = SimpleSmoothing.Fit(values);

        Assert.Equal(0.4, fit.Alpha, 0.1);
        for (var alpha = 0.01; alpha < 1; alpha += 0.01)
        {
            Assert.True(
                fit.SumOfSquares <= SimpleSmoothing.With(values, alpha).SumOfSquares * 1.0001
            );
        }
    }

    [Fact]
    public void Theta_When_series_is_a_line_Then_it_continues_at_half_slope()
    {
        var forecast = new ThetaModel(12).Forecast(Signals.Of(24, t => 10 + (2.0 * t)), 4).Values;

        Assert.Equal(1, forecast[3] - forecast[2], 1e-9);
    }

    [Fact]
    public void OptimisedTheta_When_series_is_a_line_Then_it_follows_it()
    {
        var forecast = new OptimisedThetaModel(12).Forecast(Signals.Of(24, t => 10 + (2.0 * t)), 6);

        Assert.All(
            forecast.Values.Select((v, h) => v - (10 + (2.0 * (24 + h)))),
            error => Assert.Equal(0, error, 0.5)
        );
    }

    [Fact]
    public void OptimisedTheta_When_series_is_level_Then_it_is_flat()
    {
        var random = new Random(2);
        var values = Signals.Of(24, _ => 100 + random.NextDouble());

        Assert.All(
            new OptimisedThetaModel(12).Forecast(values, 12).Values,
            v => Assert.Equal(100.5, v, 1.0)
        );
    }

    public static TheoryData<IForecastModel> SeasonalModels =>
        [new ThetaModel(12), new OptimisedThetaModel(12), new AggregatedEtsModel(12)];

    [Theory]
    [MemberData(nameof(SeasonalModels))]
    public void Theta_When_series_is_seasonal_Then_the_season_repeats(IForecastModel model)
    {
        var values = Signals.SeasonalWithNoise(60 + 12);

        var forecast = model.Forecast(values.AsSpan(0, 60), 12);

        Assert.All(
            forecast.Values.Zip(values[60..]),
            pair => Assert.Equal(pair.Second, pair.First, 8.0)
        );
    }
}
