using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Tests.Accuracy;

/// <summary>Tests the measures of a group against manual calculations.</summary>
public sealed class GroupErrorsTests
{
    // Demand 10, 5, 8, 10; errors 5, 7, −3, −2; the benchmark errs by 10, 5, 2, 0.
    private static readonly AccuracyPoint[] Fixture =
    [
        Point(10, 15, benchmark: 20),
        Point(5, 12, benchmark: 10),
        Point(8, 5, benchmark: 6),
        Point(10, 8, benchmark: 10),
    ];

    [Fact]
    public void Report_When_group_has_one_series_Then_measures_equal_the_fixture()
    {
        var report = Report(Fixture);

        Assert.Equal((1, 4), (report.Series, report.Points));
        Assert.Equal(4.25, report.Mae!.Value, 12);
        Assert.Equal(4.6637, report.Rmse!.Value, 4);
        Assert.Equal(17 / 33.0, report.Wape!.Value, 12);
        Assert.Equal(7 / 33.0, report.Bias!.Value, 12);
        Assert.Equal(1.6471, report.TrackingSignal!.Value, 4);
        Assert.Equal(0.4768, report.Smape!.Value, 4);
        // Σ|e| is 17 both times
        Assert.Equal(0, report.ForecastValueAdded!.Value, 12);
        Assert.Null(report.OverrideValueAdded);
    }

    [Fact]
    public void Scaled_measures_When_origins_differ_Then_each_uses_its_own_scale()
    {
        var report = Report([
            Point(10, 15) with
            {
                AbsoluteScale = 2,
                SquaredScale = 5,
            },
            Point(10, 8) with
            {
                AbsoluteScale = 4,
                SquaredScale = 4,
            },
        ]);

        Assert.Equal((2.5 + 0.5) / 2, report.Mase!.Value, 12);
        Assert.Equal(Math.Sqrt((5.0 + 1) / 2), report.Rmsse!.Value, 12);
    }

    [Fact]
    public void Report_When_group_has_two_series_Then_means_are_unweighted_and_weighted()
    {
        var report = Report(
            [Point(100, 110) with { AbsoluteScale = 10 }],
            [Point(10, 15) with { AbsoluteScale = 1 }]
        );

        Assert.Equal(2, report.Series);
        Assert.Equal((1 + 5) / 2.0, report.Mase!.Value, 12);
        Assert.Equal(((100 * 1) + (10 * 5)) / 110.0, report.WeightedMase!.Value, 12);
        Assert.Equal(15 / 110.0, report.Wape!.Value, 12);
        Assert.Equal((0.1 + 0.5) / 2, report.UnweightedWape!.Value, 12);
        Assert.Equal((0.1 + 0.5) / 2, report.UnweightedBias!.Value, 12);
        var (large, small) = (20 / 210.0, 10 / 25.0);
        Assert.Equal((large + small) / 2, report.Smape!.Value, 12);
        Assert.Equal(((100 * large) + (10 * small)) / 110, report.WeightedSmape!.Value, 12);
    }

    [Fact]
    public void Coverage_When_points_equal_the_bounds_Then_they_count_as_inside()
    {
        var report = Report([
            Point(10, 12) with
            {
                Band = new(5, 10, 14, 20),
            },
            Point(4, 12) with
            {
                Band = new(4, 10, 14, 20),
            },
        ]);

        Assert.Equal(0.5, report.Coverage80!.Value, 12);
        Assert.Equal(1, report.Coverage95!.Value, 12);
    }

    [Fact]
    public void Pinball_When_demand_is_above_or_below_Then_weights_are_p_and_one_minus_p()
    {
        var report = Report([Point(10, 12) with { Band = new(2, 6, 20, 30) }]);

        var loss = report.Pinball!;
        Assert.Equal(0.025 * 8, loss.P025, 12);
        Assert.Equal(0.1 * 4, loss.P10, 12);
        Assert.Equal(0.5 * 2, loss.P50, 12);
        Assert.Equal(0.1 * 10, loss.P90, 12);
        Assert.Equal(0.025 * 20, loss.P975, 12);
    }

    [Fact]
    public void ValueAdded_When_points_lack_a_benchmark_Then_they_are_excluded()
    {
        var report = Report([Point(10, 12, benchmark: 14), Point(10, 20)]);

        Assert.Equal(1 - (2 / 4.0), report.ForecastValueAdded!.Value, 12);
        Assert.Equal(1, report.PointsWithoutBenchmark);
    }

    [Fact]
    public void OverrideValueAdded_When_overridden_Then_it_compares_with_the_models()
    {
        var report = Report([Point(10, 13) with { Statistical = 8 }, Point(10, 20)]);

        Assert.Equal(1 - (3 / 2.0), report.OverrideValueAdded!.Value, 12);
        Assert.Equal(1, report.PointsOverridden);
    }

    [Fact]
    public void Sum_When_months_form_a_lead_time_Then_they_count_as_one_point()
    {
        var sum = AccuracyPoint.Sum(Fixture);

        Assert.Equal((33, 40, 46), (sum.Demand, sum.Forecast, sum.Benchmark));
        Assert.Equal(7 / 33.0, Report([sum]).Wape!.Value, 12);
        Assert.Null(Report([sum]).Coverage80);
    }

    [Fact]
    public void Measures_When_undefined_Then_they_are_null_and_counted()
    {
        var report = Report([Point(0, 3)]);

        Assert.Null(report.Wape);
        Assert.Null(report.Bias);
        Assert.Null(report.Mase);
        Assert.Null(report.ForecastValueAdded);
        Assert.Null(report.Pinball);
        Assert.Equal(
            (1, 1, 1, 1),
            (
                report.PointsWithoutScale,
                report.PointsWithoutBenchmark,
                report.PointsWithoutBounds,
                report.SeriesWithoutDemand
            )
        );
        Assert.Equal(1, report.TrackingSignal!.Value, 12);
    }

    [Theory]
    [InlineData(new double[] { 80, 15, 4, 1 }, "ABCC")]
    [InlineData(new double[] { 1, 79, 16, 4 }, "CAAC")]
    [InlineData(new double[] { 0, 5 }, "CA")]
    public void Abc_When_values_are_sorted_Then_it_splits_at_80_and_95_percent(
        double[] values,
        string classes
    ) => Assert.Equal(classes, string.Concat(AbcClasses.Classify(values)));

    [Fact]
    public void Xyz_When_demand_varies_Then_it_splits_by_coefficient_of_variation()
    {
        Assert.Equal(0.5, DemandVariation.Coefficient([5, 15, 5, 15])!.Value, 12);
        Assert.Equal("X", DemandVariation.Class(0.5));
        Assert.Equal("Y", DemandVariation.Class(0.9));
        Assert.Equal("Z", DemandVariation.Class(1.1));
        Assert.Null(DemandVariation.Coefficient([0, 0]));
        Assert.Equal("Z", DemandVariation.Class(null));
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, 2, new double[] { 2, 3, 2 })]
    [InlineData(new double[] { 4 }, 2, new double[] { 4, 4, 4 })]
    [InlineData(new double[] { -4, -2 }, 2, new double[] { 0, 0, 0 })]
    [InlineData(new double[0], 2, new double[] { 0, 0, 0 })]
    public void Benchmark_When_history_has_a_season_Then_it_repeats_the_last(
        double[] history,
        int season,
        double[] expected
    ) => Assert.Equal(expected, SeasonalNaiveBenchmark.Forecast(history, season, 3));

    private static AccuracyReport Report(params AccuracyPoint[][] series)
    {
        var group = new GroupErrors();
        foreach (var points in series)
        {
            var errors = new SeriesErrors();
            foreach (var point in points)
                errors.Add(point);
            group.Add(errors);
        }

        return group.Report();
    }

    private static AccuracyPoint Point(double demand, double forecast, double? benchmark = null) =>
        new(demand, forecast, null, benchmark, null, null, null);
}
