using ForecastApi.Forecasting.Pooled;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Pooled;

public sealed class PooledModelsTests
{
    private static readonly ForecastSettings Settings = new() { Horizon = 6 };
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void Train_When_thread_count_differs_Then_models_are_identical()
    {
        var sample = Sample(35, _ => 0);
        var probe = Signals.SeasonalWithNoise(50, seed: 99);

        var one = PooledModels.Train(sample, Settings, 1, CancellationToken.None);
        var many = PooledModels.Train(sample, Settings, 8, CancellationToken.None);

        Assert.Equal(["pooledNetworkAdjusted", "pooledNetwork"], one.Select(model => model.Name));
        Assert.All(
            one.Zip(many),
            pair =>
                Assert.Equal(
                    pair.First.Forecast(probe, 6).Values,
                    pair.Second.Forecast(probe, 6).Values
                )
        );
    }

    [Fact]
    public void ForBacktest_When_evaluation_months_change_Then_forecast_is_the_same()
    {
        var judged = 60 - Backtest.Reach(Settings);
        var probe = Signals.SeasonalWithNoise(40, seed: 99);

        var before = PooledModels.Train(Sample(35, _ => 0), Settings, 2, CancellationToken.None);
        var after = PooledModels.Train(
            Sample(35, t => t < judged ? 0 : 40),
            Settings,
            2,
            CancellationToken.None
        );

        Assert.All(
            before.Zip(after),
            pair =>
            {
                Assert.Equal(
                    pair.First.ForBacktest!.Forecast(probe, 6).Values,
                    pair.Second.ForBacktest!.Forecast(probe, 6).Values
                );
                Assert.NotEqual(
                    pair.First.Forecast(probe, 6).Values,
                    pair.Second.Forecast(probe, 6).Values
                );
            }
        );
    }

    [Fact]
    public void Train_When_products_are_few_Then_there_are_no_models() =>
        Assert.Empty(PooledModels.Train(Sample(29, _ => 0), Settings, 2, CancellationToken.None));

    [Fact]
    public void Train_When_cancelled_Then_it_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PooledModels.Train(
                Sample(35, _ => 0),
                Settings,
                2,
                new CancellationToken(canceled: true)
            )
        );

    [Fact]
    public void Forecaster_When_given_pooled_models_Then_they_are_candidates()
    {
        var sample = Sample(35, _ => 0);
        var pooled = PooledModels.Train(sample, Settings, 2, CancellationToken.None);

        var result = new Forecaster(Settings, pooled).Forecast(sample[0], CancellationToken.None);

        Assert.Contains(result.Candidates, c => c.Model == "pooledNetwork" && c.Mase is not null);
        Assert.All(result.Points, p => Assert.InRange(p.Quantity, 40, 200));
    }

    private static List<MonthlySeries> Sample(int products, Func<int, double> added) =>
        [
            .. Enumerable
                .Range(0, products)
                .Select(seed => new MonthlySeries(
                    Start,
                    Signals.SeasonalWithNoise(60, seed).Select((value, t) => value + added(t))
                )),
        ];
}
