using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class BacktestTests
{
    private static readonly ForecastSettings Settings = new() { Horizon = 6, Folds = 4 };

    [Fact]
    public void Run_When_model_is_called_Then_it_gets_only_months_before_the_origin()
    {
        var values = Signals.Of(60, t => 100 + t);
        var spy = new StubModel("spy", (shown, horizon) => StubModel.Flat(shown[^1], horizon));
        var origins = Backtest.Origins(History(values, []), 24, Settings);

        var folds = Backtest.Run(spy, origins, CancellationToken.None);

        Assert.Equal(
            Backtest.OriginMonths(values.Length, 24, Settings),
            spy.Shown.Select(shown => shown.Length)
        );
        Assert.All(spy.Shown, shown => Assert.Equal(values[..shown.Length], shown));
        Assert.All(folds, fold => Assert.Equal(values[fold.Origin.Months], fold.Origin.Demand[0]));
        // Each month is one above the last: a model with foresight would have no error.
        Assert.All(folds, fold => Assert.Equal(1, fold.Origin.Demand[0] - fold.Forecast.Values[0]));
    }

    [Fact]
    public void Run_When_later_months_change_Then_earlier_origins_forecast_the_same()
    {
        var values = Signals.SeasonalWithNoise(72);
        var model = new Forecasting.Models.Ssa.SsaModel(13);
        var before = Backtest.Run(
            model,
            Backtest.Origins(History(values, []), 27, Settings),
            CancellationToken.None
        );
        for (var t = before[^1].Origin.Months; t < values.Length; t++)
            values[t] = 1e6;

        var after = Backtest.Run(
            model,
            Backtest.Origins(History(values, []), 27, Settings),
            CancellationToken.None
        );

        Assert.Equal(before[^1].Forecast.Values, after[^1].Forecast.Values);
        Assert.Equal(before[^1].Origin.Scale, after[^1].Origin.Scale);
    }

    [Fact]
    public void Origins_When_sales_have_outliers_Then_history_is_cleaned_and_demand_is_not()
    {
        var values = Signals.Of(60, t => 100 + (t * 7 % 11));
        (values[40], values[50], values[58]) = (5000, 6000, 50);
        var stockouts = new double[60];
        stockouts[58] = 0.5;

        var latest = Backtest.Origins(History(values, stockouts), 24, Settings)[0];

        Assert.Equal(54, latest.Months);
        Assert.InRange(latest.History[40], 90, 120);
        Assert.InRange(latest.Demand[58 - 54], 95, 110);

        var earliest = Backtest.Origins(History(values, stockouts), 24, Settings)[^1];
        Assert.Equal(6000, earliest.Demand[50 - earliest.Months]);
    }

    [Fact]
    public void Origins_When_history_is_long_Then_they_span_a_season_with_full_horizons()
    {
        var origins = Backtest.OriginMonths(60, 25, Settings);

        Assert.Equal([54, 51, 48, 45], origins);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(24)]
    [InlineData(0)]
    public void Origins_When_no_month_remains_Then_there_are_none(int length) =>
        Assert.Empty(Backtest.OriginMonths(length, 25, Settings));

    [Fact]
    public void Origins_When_length_varies_Then_they_are_between_minimum_and_end()
    {
        for (var length = 26; length < 120; length++)
        {
            var origins = Backtest.OriginMonths(length, 25, Settings);
            Assert.Equal(Math.Min(4, length - 25), origins.Count);
            Assert.Equal(origins.Count, origins.Distinct().Count());
            Assert.All(origins, origin => Assert.InRange(origin, 25, length - 1));
        }
    }

    [Fact]
    public void Run_When_cancelled_Then_it_stops()
    {
        using var source = new CancellationTokenSource();
        var model = new StubModel(
            "stops",
            (_, horizon) =>
            {
                source.Cancel();
                return StubModel.Flat(0, horizon);
            }
        );

        Assert.Throws<OperationCanceledException>(() =>
            Backtest.Run(
                model,
                Backtest.Origins(History(Signals.Of(60, t => t), []), 24, Settings),
                source.Token
            )
        );
        Assert.Single(model.Shown);
    }

    private static SalesHistory History(double[] values, double[] stockouts) =>
        new(values, stockouts, [], 12);
}
