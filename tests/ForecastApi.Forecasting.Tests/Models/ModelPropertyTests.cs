using CsCheck;
using ForecastApi.Forecasting.Models;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Forecasting.Tests.Models;

/// <summary>Properties of every smoothing and intermittent model for arbitrary histories.</summary>
public sealed class ModelPropertyTests
{
    private static readonly IForecastModel[] Models =
    [
        new EtsModel(12),
        new AggregatedEtsModel(12),
        new ThetaModel(12),
        new OptimisedThetaModel(12),
        new CrostonModel(),
        new SbaModel(),
        new TsbModel(),
        new AdidaModel(),
    ];

    private static readonly Gen<double> Size = Gen.Double[-6, 12].Select(e => Math.Pow(10, e));

    // Positive, with returns, intermittent, of wildly mixed sizes, constant
    private static readonly Gen<double[]> History = Gen.OneOf(
        Gen.Double[0.1, 1].Array[1, 80],
        Gen.Double[-1, 2].Array[1, 80],
        Gen.Frequency((3, Gen.Const(0.0)), (1, Gen.Double[0, 9])).Array[1, 80],
        Size.Array[1, 80],
        Gen.Select(Size, Gen.Int[1, 80]).Select((s, n) => Signals.Of(n, _ => s))
    );

    [Fact]
    public void Forecast_When_history_is_arbitrary_Then_it_is_finite() =>
        Gen.Select(History, Gen.Int[1, 24])
            .Holds(
                (history, horizon) =>
                {
                    foreach (var forecast in Forecasts(history, horizon))
                    {
                        Assert.Equal(horizon, forecast.Values.Length);
                        Assert.All(forecast.Values, v => Assert.True(double.IsFinite(v)));
                        Assert.All(
                            forecast.StandardErrors,
                            e => Assert.True(double.IsFinite(e) && e >= 0)
                        );
                    }
                },
                cases: 300
            );

    [Fact]
    public void Forecast_When_history_is_scaled_Then_it_scales_equally()
    {
        foreach (var seed in Enumerable.Range(1, 10))
        {
            var history = Signals.SeasonalWithNoise(50, seed);
            double[] larger = [.. history.Select(v => 1000 * v)];
            foreach (var (one, many) in Forecasts(history, 6).Zip(Forecasts(larger, 6)))
            {
                Assert.All(
                    one.Values.Zip(many.Values),
                    pair => Assert.Equal(1, pair.Second / 1000 / pair.First, 1e-3)
                );
            }
        }
    }

    [Fact]
    public void Forecast_When_run_on_many_threads_Then_it_is_identical()
    {
        var histories = Enumerable
            .Range(1, 16)
            .Select(seed => Signals.SeasonalWithNoise(70, seed))
            .ToList();
        var alone = histories.ConvertAll(history => Forecasts(history, 12));

        var together = histories.AsParallel().AsOrdered().Select(h => Forecasts(h, 12)).ToList();

        foreach (var (first, second) in alone.Zip(together))
        {
            Assert.Equal(first.SelectMany(f => f.Values), second.SelectMany(f => f.Values));
        }
    }

    private static List<ModelForecast> Forecasts(double[] history, int horizon) =>
        [
            .. Models
                .Where(model => model.MinHistory <= history.Length)
                .Select(model => model.Forecast(history, horizon)),
        ];
}
