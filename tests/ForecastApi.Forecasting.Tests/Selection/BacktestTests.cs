using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests.Selection;

public sealed class BacktestTests
{
    private static readonly ForecastSettings Settings = new() { Horizon = 6, Folds = 4 };

    [Fact]
    public void Run_ShowsTheModelOnlyTheMonthsBeforeEachOrigin()
    {
        var values = Signals.Of(60, t => t);
        var spy = new StubModel("spy", (shown, horizon) => StubModel.Flat(shown[^1], horizon));
        var origins = Backtest.Origins(values.Length, 24, Settings);

        var folds = Backtest.Run(spy, values, origins, Settings, CancellationToken.None);

        Assert.Equal(origins, spy.Shown.Select(shown => shown.Length));
        Assert.All(spy.Shown, shown => Assert.Equal(values[..shown.Length], shown));
        Assert.All(folds, fold => Assert.Equal(values[fold.Origin], fold.Demand[0]));
        // The value of month t is t: a model with foresight would have no error.
        Assert.All(folds, fold => Assert.Equal(1, fold.Demand[0] - fold.Forecast.Values[0]));
    }

    [Fact]
    public void Run_WhenLaterMonthsChange_ForecastsTheSameFromEarlierOrigins()
    {
        var values = Signals.SeasonalWithNoise(72);
        var origins = Backtest.Origins(values.Length, 27, Settings);
        var model = new Forecasting.Models.SsaModel(13);
        var before = Backtest.Run(model, values, origins, Settings, CancellationToken.None);
        var earliest = origins.Min();
        for (var t = earliest; t < values.Length; t++)
            values[t] = 1e6;

        var after = Backtest.Run(model, values, [earliest], Settings, CancellationToken.None);

        Assert.Equal(before[^1].Forecast.Values, after[0].Forecast.Values);
        Assert.Equal(before[^1].Scale, after[0].Scale);
    }

    [Fact]
    public void Origins_WhenHistoryIsLong_LeaveAWholeHorizonAndSpanASeason()
    {
        var origins = Backtest.Origins(60, 25, Settings);

        Assert.Equal([54, 51, 48, 45], origins);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(24)]
    [InlineData(0)]
    public void Origins_WhenNoMonthIsLeftToJudge_AreNone(int length) =>
        Assert.Empty(Backtest.Origins(length, 25, Settings));

    [Fact]
    public void Origins_OfEveryLength_StayBetweenTheMinimumAndTheEnd()
    {
        for (var length = 26; length < 120; length++)
        {
            var origins = Backtest.Origins(length, 25, Settings);
            Assert.Equal(Math.Min(4, length - 25), origins.Count);
            Assert.Equal(origins.Count, origins.Distinct().Count());
            Assert.All(origins, origin => Assert.InRange(origin, 25, length - 1));
        }
    }

    [Fact]
    public void Run_WhenCancelled_Stops()
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
            Backtest.Run(model, Signals.Of(60, t => t), [40, 50], Settings, source.Token)
        );
        Assert.Single(model.Shown);
    }
}
