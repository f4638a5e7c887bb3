using CsCheck;
using ForecastApi.Tests.Shared;

namespace ForecastApi.Forecasting.Tests;

/// <summary>Properties of every forecast for arbitrary histories.</summary>
public sealed class ForecasterPropertyTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    private static readonly Gen<double> Size = Gen.Double[-6, 12].Select(e => Math.Pow(10, e));

    private static readonly Gen<double>[] Units =
    [
        .. new[] { 1e-6, 0.001, 12, 1000, 1e9 }.Select(Gen.Const),
    ];

    // Plain, intermittent, with returns, trending, of wildly mixed sizes
    private static readonly Gen<double[]> History = Gen.OneOf(
        Gen.Select(Size, Gen.Double[0, 1].Array[0, 70]).Select((s, v) => Scaled(v, s)),
        Gen.Select(Size, Gen.Frequency((3, Gen.Const(0.0)), (1, Gen.Double[0, 9])).Array[0, 70])
            .Select((s, v) => Scaled(v, s)),
        Gen.Select(Size, Gen.Double[-1, 2].Array[0, 70]).Select((s, v) => Scaled(v, s)),
        Gen.Select(Size, Gen.Double[-0.5, 0.5], Gen.Int[0, 70])
            .Select((s, growth, n) => Signals.Of(n, t => s * Math.Exp(growth * t / 4))),
        Size.Array[0, 70],
        Gen.Select(Size, Gen.Int[0, 70]).Select((s, n) => Signals.Of(n, _ => s))
    );

    [Fact]
    public void Forecast_When_history_is_arbitrary_Then_it_is_finite_ordered_and_not_negative() =>
        Gen.Select(History, Gen.Int[1, 24])
            .Holds(
                (history, horizon) =>
                {
                    var result = Forecast(history, horizon);
                    Assert.Equal(horizon, result.Points.Count);
                    Assert.All(
                        result.Points,
                        p =>
                        {
                            Assert.True(0 <= p.Lower95, "negative bound");
                            Assert.True(p.Lower95 <= p.Lower80, "lower bounds crossed");
                            Assert.True(p.Lower80 <= p.Quantity, "lower bound above forecast");
                            Assert.True(p.Quantity <= p.Upper80, "upper bound below forecast");
                            Assert.True(p.Upper80 <= p.Upper95, "upper bounds crossed");
                            Assert.True(double.IsFinite(p.Upper95), "not finite");
                        }
                    );
                    double?[] accuracy =
                    [
                        result.Accuracy.Mase,
                        result.Accuracy.Smape,
                        result.Accuracy.Wape,
                        result.Accuracy.Bias,
                        result.Accuracy.Coverage80,
                        result.Accuracy.Coverage95,
                    ];
                    Assert.All(accuracy, a => Assert.True(a is null || double.IsFinite(a.Value)));
                    Assert.Equal(1, result.Candidates.Sum(c => c.Weight), 1e-9);
                },
                cases: 400
            );

    [Fact]
    public void Forecast_When_unit_changes_Then_it_scales_equally() =>
        Gen.Select(Gen.Double[1, 2].Array[30, 60], Gen.OneOf(Units))
            .Holds(
                (history, unit) =>
                {
                    var one = Forecast(history, 6);
                    var other = Forecast(Scaled(history, unit), 6);
                    Assert.Equal(one.Model, other.Model);
                    Assert.All(
                        one.Points.Zip(other.Points),
                        pair =>
                        {
                            Assert.Equal(pair.First.Quantity, pair.Second.Quantity / unit, 1e-3);
                            Assert.Equal(pair.First.Upper80, pair.Second.Upper80 / unit, 1e-2);
                        }
                    );
                },
                cases: 60
            );

    [Fact]
    public void Forecast_When_run_on_many_threads_Then_it_is_identical()
    {
        var forecaster = new Forecaster(new ForecastSettings { Horizon = 12 });
        var all = Enumerable
            .Range(0, 40)
            .Select(seed => new MonthlySeries(Start, Signals.SeasonalWithNoise(30 + seed, seed)))
            .ToList();
        var alone = all.Select(series => forecaster.Forecast(series, CancellationToken.None))
            .ToList();

        var together = new ForecastResult[all.Count];
        Parallel.For(
            0,
            all.Count,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i => together[i] = forecaster.Forecast(all[i], CancellationToken.None)
        );

        for (var i = 0; i < all.Count; i++)
        {
            Assert.Equal(alone[i].Points, together[i].Points);
            Assert.Equal(alone[i].Accuracy, together[i].Accuracy);
        }
    }

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Forecast_When_values_are_extreme_doubles_Then_it_is_finite(double value)
    {
        foreach (var length in new[] { 1, 5, 12, 30, 60 })
        {
            var history = Signals.Of(length, t => t % 5 == 0 ? value / 2 : value);
            Assert.All(
                Forecast(history, 12).Points,
                p => Assert.True(double.IsFinite(p.Upper95) && p.Lower95 >= 0)
            );
        }
    }

    private static ForecastResult Forecast(double[] history, int horizon) =>
        new Forecaster(new ForecastSettings { Horizon = horizon }).Forecast(
            new MonthlySeries(Start, history),
            CancellationToken.None
        );

    private static double[] Scaled(double[] values, double unit) =>
        [.. values.Select(v => v * unit)];
}
