using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Models.Ssa;

namespace ForecastApi.Forecasting.Tests;

public sealed class ForecasterTests
{
    private static readonly ForecastSettings Settings = new() { Horizon = 12 };
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void Forecast_When_series_is_AirPassengers_Then_it_is_close_and_bounded()
    {
        var result = Forecast(AirPassengers.Values[..132]);
        var demand = AirPassengers.Values[132..];

        Assert.Equal("combination", result.Model);
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
        Assert.Equal(
            ["aggregatedEts", "ets", "optimisedTheta", "seasonalNaive", "ssa"],
            result.Candidates.Select(c => c.Model).Order()
        );
        Assert.All(result.Candidates, c => Assert.Equal(c.Weight > 0, c.Selected));
        Assert.Equal(0, result.Candidates.Single(c => c.Model == "seasonalNaive").Weight);
        Assert.Equal(1, result.Candidates.Sum(c => c.Weight), 1e-9);
        Assert.Equal(result.Candidates.MinBy(c => c.Mase)!.Model, result.RunnerUp!.Model);
    }

    [Fact]
    public void Forecast_When_history_ends_Then_points_start_the_month_after()
    {
        var points = Forecast(new double[14]).Points;

        Assert.Equal(new DateOnly(2021, 3, 1), points[0].Month);
        Assert.Equal(new DateOnly(2022, 2, 1), points[^1].Month);
        Assert.Equal(12, points.Count);
    }

    [Theory]
    [InlineData(0, "seasonMean")]
    [InlineData(1, "combination")]
    [InlineData(11, "combination")]
    [InlineData(12, "seasonalNaive")]
    [InlineData(24, "seasonalNaive")]
    [InlineData(25, "seasonalNaive")]
    [InlineData(37, "combination")]
    [InlineData(120, "combination")]
    public void Forecast_When_history_is_regular_Then_models_depend_on_its_length(
        int length,
        string model
    )
    {
        var result = Forecast(Signals.SeasonalWithNoise(length));

        Assert.Equal(model, result.Model);
        Assert.Null(result.FailureReason);
    }

    [Fact]
    public void Forecast_When_demand_is_constant_Then_it_is_constant_without_spread()
    {
        var result = Forecast(Signals.Of(48, _ => 7));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.All(result.Points, p => Assert.Equal((7, 7, 7), (p.Quantity, p.Lower95, p.Upper95)));
        Assert.Null(result.Accuracy.Mase);
        Assert.Equal(0, result.Accuracy.Wape);
    }

    [Fact]
    public void Forecast_When_demand_is_intermittent_Then_intermittent_models_are_combined()
    {
        var result = Forecast(Signals.Of(50, t => t % 5 is 0 or 2 ? 5 + (t % 7) : 0));

        Assert.Equal("combination", result.Model);
        Assert.Equal(
            ["seasonMean", "tsb"],
            result.Candidates.Where(c => c.Selected).Select(c => c.Model).Order()
        );
        Assert.All(result.Points, p => Assert.InRange(p.Quantity, 1.5, 4));
        Assert.NotNull(result.Accuracy.Mase);
    }

    [Fact]
    public void Forecast_When_one_model_clearly_wins_Then_it_is_selected()
    {
        // Every year repeats the one before, with jumps that no smooth season follows.
        var result = Forecast(Signals.Of(60, t => 100 + (t * 7919 % 12 * 37 % 101)));

        Assert.Equal(Assert.Single(result.Candidates, c => c.Selected).Model, result.Model);
        Assert.Equal("combination", result.RunnerUp!.Model);
    }

    [Fact]
    public void Forecast_When_incumbent_is_narrowly_beaten_Then_it_is_kept()
    {
        // Last year's month errs by 0.55 of what the combination does: too little to take its place, enough to keep it.
        var shares = new[] { 0.4, 0.55, 0.7 };

        var fresh = shares.Select(share => Contest(share, incumbent: null)).ToArray();
        var kept = shares.Select(share => Contest(share, "seasonalNaive")).ToArray();

        Assert.Equal(["seasonalNaive", "combination", "combination"], fresh);
        Assert.Equal(["seasonalNaive", "seasonalNaive", "combination"], kept);
    }

    [Fact]
    public void Forecast_When_a_model_throws_Then_it_falls_back_with_a_reason()
    {
        var result = ForecastWith((_, _) => throw new InvalidOperationException("no convergence"));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Equal("ssa: no convergence", result.FailureReason);
    }

    [Fact]
    public void Forecast_When_a_native_library_is_missing_Then_the_reason_is_one_sentence_without_paths()
    {
        var missing = new DllNotFoundException(
            "Unable to load shared library 'MklImports' or one of its dependencies.\n/opt/service/MklImports.so: cannot open"
        );
        foreach (
            var error in (Exception[])[missing, new TypeInitializationException("Mkl", missing)]
        )
            Assert.Equal(
                "ssa: Its native library cannot be loaded on this platform.",
                ForecastWith((_, _) => throw error).FailureReason
            );
        Assert.Equal(
            "ssa: It failed unexpectedly (FileNotFoundException).",
            ForecastWith(
                (_, _) => throw new FileNotFoundException("Could not find /opt/service/x.")
            ).FailureReason
        );
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e9)]
    public void Forecast_When_a_model_returns_invalid_values_Then_it_falls_back_with_a_reason(
        double value
    )
    {
        var result = ForecastWith((_, horizon) => StubModel.Flat(value, horizon));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.StartsWith("ssa: The forecast ", result.FailureReason, StringComparison.Ordinal);
        Assert.All(result.Points, p => Assert.InRange(p.Quantity, 0, 200));
    }

    [Fact]
    public void Forecast_When_a_model_returns_too_few_months_Then_it_falls_back_with_a_reason()
    {
        var result = ForecastWith((_, _) => StubModel.Flat(1, 3));

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Contains("does not have", result.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_When_a_model_fails_only_on_full_history_Then_it_falls_back()
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
    public void Forecast_When_all_models_fail_Then_the_fallback_is_used()
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
    public void Forecast_When_models_are_named_Then_the_lowest_backtest_error_wins(double growth)
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
    public void Forecast_When_history_is_too_short_for_named_model_Then_it_falls_back()
    {
        var result = new Forecaster(Settings).Forecast(
            new MonthlySeries(Start, Signals.SeasonalWithNoise(13)),
            ["ssa"],
            CancellationToken.None
        );

        Assert.Equal("seasonalNaive", result.Model);
        Assert.Equal("ssa: needs 25 months of history, but there are 13.", result.FailureReason);
    }

    [Fact]
    public void Forecast_When_model_is_unknown_Then_it_throws()
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
    public void ModelNames_When_used_Then_all_are_accepted()
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
    public void Forecast_When_cancelled_Then_it_stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            new Forecaster(Settings).Forecast(
                new MonthlySeries(Start, Signals.SeasonalWithNoise(60)),
                new CancellationToken(canceled: true)
            )
        );

    [Fact]
    public void Forecast_When_one_model_is_used_Then_it_equals_the_model()
    {
        var values = Signals.SeasonalWithNoise(60);

        var direct = SsaEnsemble.Create(12).Forecast(values, 12).Values;
        var alone = new Forecaster(Settings).Forecast(
            new MonthlySeries(Start, values),
            ["ssa"],
            CancellationToken.None
        );

        Assert.All(
            direct.Zip(alone.Points),
            pair => Assert.Equal(pair.First, pair.Second.Quantity, 1e-6)
        );
    }

    /// <summary>
    /// Demand is 1 at every month; two members err by a tenth, last year's month by <paramref name="share"/> of that:
    /// returns the selected model.
    /// </summary>
    private static string Contest(double share, string? incumbent) =>
        new Forecaster(
            Settings,
            [
                new StubModel("ets", (_, horizon) => StubModel.Flat(1.1, horizon)),
                new StubModel("ssa", (_, horizon) => StubModel.Flat(1.1, horizon)),
                new StubModel(
                    "seasonalNaive",
                    (_, horizon) => StubModel.Flat(1 + (share / 10), horizon)
                ),
            ]
        )
            .Forecast(
                new MonthlySeries(Start, Signals.Of(60, t => t == 0 ? 1.01 : 1)),
                incumbent,
                CancellationToken.None
            )
            .Model;

    private static ForecastResult Forecast(double[] values) =>
        new Forecaster(Settings).Forecast(new MonthlySeries(Start, values), CancellationToken.None);

    private static ForecastResult ForecastWith(Func<double[], int, ModelForecast> ssa) =>
        new Forecaster(Settings, [new StubModel("ssa", ssa), new SeasonalNaiveModel(12)]).Forecast(
            new MonthlySeries(Start, Signals.SeasonalWithNoise(60)),
            CancellationToken.None
        );
}
