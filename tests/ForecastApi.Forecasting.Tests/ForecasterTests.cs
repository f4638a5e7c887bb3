using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Tests;

public sealed class ForecasterTests
{
    private static readonly ForecastSettings Settings = new() { Horizon = 12 };
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void Forecast_OfAirPassengers_IsCloseAndBounded()
    {
        var result = Forecast(AirPassengers.Values[..132]);
        var demand = AirPassengers.Values[132..];

        Assert.Equal("ssa", result.Model);
        Assert.Null(result.FailureReason);
        var smape = ForecastError.Smape(demand, [.. result.Points.Select(p => p.Quantity)])!.Value;
        Assert.InRange(smape, 0, 0.06);
        Assert.InRange(
            demand
                .Zip(result.Points)
                .Count(pair =>
                    pair.First >= pair.Second.Lower95 && pair.First <= pair.Second.Upper95
                ),
            11,
            12
        );
        Assert.InRange(result.Accuracy.Mase!.Value, 0.1, 1.5);
        Assert.Equal(["ssa", "seasonalNaive"], result.Candidates.Select(c => c.Model));
        Assert.Equal([1.0, 0.0], result.Candidates.Select(c => c.Weight));
    }

    [Fact]
    public void Forecast_NamesTheMonthsAfterTheHistory()
    {
        var points = Forecast(new double[14]).Points;

        Assert.Equal(new DateOnly(2021, 3, 1), points[0].Month);
        Assert.Equal(new DateOnly(2022, 2, 1), points[^1].Month);
        Assert.Equal(12, points.Count);
    }

    [Theory]
    [InlineData(0, "mean")]
    [InlineData(1, "mean")]
    [InlineData(11, "mean")]
    [InlineData(12, "seasonalNaive")]
    [InlineData(24, "seasonalNaive")]
    [InlineData(25, "ssa")]
    [InlineData(120, "ssa")]
    public void Forecast_OfARegularHistory_UsesTheModelForItsLength(int length, string model)
    {
        var result = Forecast(Signals.SeasonalWithNoise(length));

        Assert.Equal(model, result.Model);
        Assert.Null(result.FailureReason);
    }

    [Fact]
    public void Forecast_OfConstantDemand_IsThatDemandWithoutSpread()
    {
        var result = Forecast(Signals.Of(48, _ => 7));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.All(result.Points, p => Assert.Equal((7, 7, 7), (p.Quantity, p.Lower95, p.Upper95)));
        Assert.Null(result.Accuracy.Mase);
        Assert.Equal(0, result.Accuracy.Wape);
    }

    [Fact]
    public void Forecast_OfIntermittentDemand_IsSeasonalNaive()
    {
        var result = Forecast(Signals.Of(48, t => t % 3 == 0 ? 5 + (t % 7) : 0));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.NotNull(result.Accuracy.Mase);
    }

    [Fact]
    public void Forecast_WhenAModelThrows_FallsBackAndSaysWhy()
    {
        var result = ForecastWith((_, _) => throw new InvalidOperationException("no convergence"));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Equal("ssa: no convergence", result.FailureReason);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e9)]
    public void Forecast_WhenAModelGivesGarbage_FallsBackAndSaysWhy(double value)
    {
        var result = ForecastWith((_, horizon) => StubModel.Flat(value, horizon));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.StartsWith("ssa: ssa ", result.FailureReason, StringComparison.Ordinal);
        Assert.All(result.Points, p => Assert.InRange(p.Quantity, 0, 200));
    }

    [Fact]
    public void Forecast_WhenAModelGivesTooFewMonths_FallsBackAndSaysWhy()
    {
        var result = ForecastWith((_, _) => StubModel.Flat(1, 3));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Contains("did not give", result.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_WhenAModelFailsOnlyOnTheWholeHistory_FallsBackAndSaysWhy()
    {
        var result = ForecastWith(
            (shown, horizon) =>
                shown.Length == 60
                    ? throw new InvalidOperationException("late failure")
                    : StubModel.Flat(1, horizon)
        );

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Equal("ssa: late failure", result.FailureReason);
    }

    [Fact]
    public void Forecast_WhenAllModelsFail_StillAnswers()
    {
        var broken = new StubModel("ssa", (_, _) => throw new InvalidOperationException("broken"));
        var forecaster = new Forecaster(Settings, [broken]);

        var result = forecaster.Forecast(
            new MonthlySeries(Start, Signals.SeasonalWithNoise(60)),
            CancellationToken.None
        );

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Equal(["ssa", "seasonalNaive"], result.Candidates.Select(c => c.Model));
        Assert.Equal([false, true], result.Candidates.Select(c => c.Selected));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Forecast_OfNamedModels_TakesTheLowestBacktestError(double growth)
    {
        // Last year's month is near, or exact where nothing grows; the last value and the mean are far off.
        var result = new Forecaster(Settings).Forecast(
            new MonthlySeries(Start, Signals.Of(60, t => 10 + (5 * (t % 12)) + (growth * t / 12))),
            ["naive", "seasonalNaive", "mean"],
            CancellationToken.None
        );

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Equal(3, result.Candidates.Count);
        Assert.Equal("seasonalNaive", Assert.Single(result.Candidates, c => c.Selected).Model);
    }

    [Fact]
    public void Forecast_OfANamedModelThatTheHistoryIsTooShortFor_FallsBackAndSaysWhy()
    {
        var result = new Forecaster(Settings).Forecast(
            new MonthlySeries(Start, Signals.SeasonalWithNoise(13)),
            ["ssa"],
            CancellationToken.None
        );

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Equal("ssa: it needs 25 months of history, there are 13.", result.FailureReason);
    }

    [Fact]
    public void Forecast_OfAnUnknownModel_IsRefused()
    {
        var e = Assert.Throws<ArgumentException>(() =>
            new Forecaster(Settings).Forecast(
                new MonthlySeries(Start, [1]),
                ["prophet"],
                CancellationToken.None
            )
        );
        Assert.Contains("'prophet'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ModelNames_AreAllAccepted()
    {
        var series = new MonthlySeries(Start, Signals.SeasonalWithNoise(40));

        Assert.Contains("ssa", Forecaster.ModelNames);
        Assert.All(
            Forecaster.ModelNames,
            name =>
                Assert.Equal(
                    name,
                    new Forecaster(Settings).Forecast(series, [name], CancellationToken.None).Model
                )
        );
    }

    [Fact]
    public void Forecast_WhenCancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            new Forecaster(Settings).Forecast(
                new MonthlySeries(Start, Signals.SeasonalWithNoise(60)),
                new CancellationToken(canceled: true)
            )
        );

    [Fact]
    public void Forecast_ByTheModelAlone_IsWhatTheModelSays()
    {
        var values = Signals.SeasonalWithNoise(60);

        var direct = SsaEnsemble.Create(12).Forecast(values, 12).Values;

        Assert.All(
            direct.Zip(Forecast(values).Points),
            pair => Assert.Equal(pair.First, pair.Second.Quantity, 1e-6)
        );
    }

    private static ForecastResult Forecast(double[] values) =>
        new Forecaster(Settings).Forecast(new MonthlySeries(Start, values), CancellationToken.None);

    private static ForecastResult ForecastWith(Func<double[], int, ModelForecast> ssa) =>
        new Forecaster(Settings, [new StubModel("ssa", ssa), new SeasonalNaiveModel(12)]).Forecast(
            new MonthlySeries(Start, Signals.SeasonalWithNoise(60)),
            CancellationToken.None
        );
}
