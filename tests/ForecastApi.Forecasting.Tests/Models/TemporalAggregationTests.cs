using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Tests.Models;

public sealed class TemporalAggregationTests
{
    [Fact]
    public void Forecast_When_season_has_divisors_Then_each_with_enough_buckets_is_used()
    {
        var spy = new StubModel("spy", (_, horizon) => StubModel.Flat(1, horizon));

        new TemporalAggregation(spy, 12).Forecast(Signals.Of(33, t => t), 6);

        // 33 months: 16 pairs, 11 triples, 8 fours; 5 sixes are too few
        Assert.Equal([33, 16, 11, 8], spy.Shown.Select(shown => shown.Length));
        Assert.Equal(1.5, spy.Shown[1][0]);
        Assert.Equal(31, spy.Shown[2][^1]);
    }

    [Fact]
    public void Forecast_When_frequencies_differ_Then_it_is_their_interpolated_mean()
    {
        // Months say 0; pairs say 10, 20, 30 …
        var stub = new StubModel(
            "stub",
            (shown, horizon) =>
                shown.Length == 20
                    ? StubModel.Flat(0, horizon)
                    : new(
                        [.. Enumerable.Range(1, horizon).Select(i => 10.0 * i)],
                        new double[horizon]
                    )
        );

        var forecast = new TemporalAggregation(stub, 2).Forecast(new double[20], 4).Values;

        Assert.Equal([10.0 / 2, 12.5 / 2, 17.5 / 2, 22.5 / 2], forecast);
    }

    [Fact]
    public void AggregatedEts_When_series_has_trend_and_season_Then_it_follows_both()
    {
        var values = Signals.Of(
            96 + 12,
            t => (100 + t) * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 12)))
        );

        var forecast = new AggregatedEtsModel(12).Forecast(values.AsSpan(0, 96), 12).Values;

        Assert.All(
            forecast.Zip(values[96..]),
            pair => Assert.Equal(1, pair.First / pair.Second, 0.06)
        );
    }
}
