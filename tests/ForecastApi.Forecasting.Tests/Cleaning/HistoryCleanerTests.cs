using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.Forecasting.Tests.Cleaning;

/// <summary>Tests each kind of anomaly, and histories that only resemble one.</summary>
public sealed class HistoryCleanerTests
{
    [Fact]
    public void Return_When_demand_is_intermittent_Then_it_reduces_the_sale_before()
    {
        var cleaned = Clean([5, 0, -2, 0, 7]);
        Assert.Equal([3, 0, 0, 0, 7], cleaned.Values);
        Assert.Equal(
            [
                new HistoryAdjustment(0, AdjustmentKind.Return, 5, 3),
                new HistoryAdjustment(2, AdjustmentKind.Return, -2, 0),
            ],
            cleaned.Adjustments
        );
    }

    [Fact]
    public void Return_When_zero_would_be_an_outlier_Then_it_becomes_the_level()
    {
        var values = Signals.Of(48, Season);
        values[30] = -80;
        var adjustment = Assert.Single(Clean(values).Adjustments);
        Assert.Equal((AdjustmentKind.Return, -80), (adjustment.Kind, adjustment.Recorded));
        Assert.Equal(Season(30), adjustment.Used, 0.15 * Season(30));
    }

    [Fact]
    public void Stockout_When_half_a_month_is_missing_Then_half_the_level_is_added()
    {
        var values = Signals.Of(10, _ => 100);
        values[4] = 60;
        var cleaned = Clean(values, Shares(10, (4, 0.5)));
        Assert.Equal(
            [new HistoryAdjustment(4, AdjustmentKind.Stockout, 60, 110)],
            cleaned.Adjustments
        );
    }

    [Fact]
    public void Stockout_When_month_is_seasonal_Then_expected_demand_is_seasonal()
    {
        var values = Signals.Of(48, Season);
        var december = Season(35);
        values[35] = 0;
        var cleaned = Clean(values, Shares(48, (35, 1)));
        Assert.Equal(december, cleaned.Values[35], 0.1 * december);
        Assert.True(december > 1.4 * 100, "the test needs a peak");
    }

    [Fact]
    public void Stockout_When_demand_is_intermittent_Then_expected_demand_is_its_rate()
    {
        var values = Signals.Of(36, t => t % 3 == 0 ? 6 : 0);
        var cleaned = Clean(values, Shares(36, (19, 1)));
        Assert.Equal(2, cleaned.Values[19], 0.5);
        Assert.Single(cleaned.Adjustments);
    }

    [Fact]
    public void Stockout_When_no_month_is_fully_in_stock_Then_the_in_stock_rate_is_used()
    {
        var cleaned = Clean([50, 50, 0], [0.5, 0.5, 1]);
        Assert.Equal([100, 100, 100], cleaned.Values);
    }

    [Fact]
    public void Stockout_When_never_in_stock_Then_recorded_values_are_kept()
    {
        var cleaned = Clean([3, 0], [1, 1]);
        Assert.Equal([3, 0], cleaned.Values);
        Assert.Empty(cleaned.Adjustments);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(2)]
    public void Outlier_When_one_month_is_extreme_Then_it_is_replaced_by_the_fit(double wild)
    {
        var values = Signals.Of(48, Season);
        values[30] = wild;
        var adjustment = Assert.Single(Clean(values).Adjustments);
        Assert.Equal((30, AdjustmentKind.Outlier), (adjustment.Index, adjustment.Kind));
        Assert.Equal(wild, adjustment.Recorded);
        Assert.Equal(Season(30), adjustment.Used, 0.15 * Season(30));
    }

    [Fact]
    public void Outlier_When_two_consecutive_months_are_extreme_Then_both_are_replaced()
    {
        var values = Signals.Of(60, Season);
        values[30] = values[31] = 1500;
        Assert.Equal([30, 31], Clean(values).Adjustments.Select(a => a.Index));
    }

    [Fact]
    public void Outlier_When_three_consecutive_months_are_extreme_Then_none_is_replaced()
    {
        var values = Signals.Of(60, Season);
        values[30] = values[31] = values[32] = 1500;
        Assert.Empty(Clean(values).Adjustments);
    }

    [Fact]
    public void Outlier_When_peak_recurs_each_year_Then_it_is_kept() =>
        Assert.Empty(
            Clean(Signals.Of(48, t => t % 12 == 11 ? 900 + (t % 5) : Season(t))).Adjustments
        );

    [Fact]
    public void Outlier_When_the_last_month_drops_Then_it_is_kept()
    {
        var values = Signals.Of(48, Season);
        values[47] = 1;
        Assert.Empty(Clean(values).Adjustments);
    }

    [Fact]
    public void Outlier_When_the_last_month_is_very_extreme_Then_it_is_replaced()
    {
        var values = Signals.Of(48, Season);
        values[47] = 20_000;
        Assert.Equal(47, Assert.Single(Clean(values).Adjustments).Index);
    }

    [Fact]
    public void Outlier_When_history_is_short_Then_nothing_is_replaced()
    {
        var values = Signals.Of(23, Season);
        values[10] = 5000;
        Assert.Empty(Clean(values).Adjustments);
    }

    [Fact]
    public void Outlier_When_demand_is_intermittent_Then_a_large_order_is_kept() =>
        Assert.Empty(
            Clean(
                Signals.Of(
                    48,
                    t =>
                        t == 24 ? 500
                        : t % 3 == 0 ? 4
                        : 0
                )
            ).Adjustments
        );

    [Theory]
    [InlineData(3)]
    [InlineData(0.3)]
    public void LevelShift_When_step_is_permanent_Then_earlier_months_are_rescaled(double factor)
    {
        var values = Signals.Of(60, t => Season(t) * (t < 40 ? 1 : factor));
        var cleaned = Clean(values);
        Assert.Equal(Enumerable.Range(0, 40), cleaned.Adjustments.Select(a => a.Index));
        Assert.All(
            cleaned.Adjustments,
            a =>
            {
                Assert.Equal(AdjustmentKind.LevelShift, a.Kind);
                Assert.Equal(factor, a.Used / a.Recorded, 0.1 * factor);
            }
        );
    }

    [Fact]
    public void LevelShift_When_sales_revert_Then_there_is_none() =>
        Assert.Empty(
            Clean(Signals.Of(72, t => Season(t) * (t is >= 30 and < 50 ? 3 : 1))).Adjustments
        );

    [Fact]
    public void LevelShift_When_growth_is_fast_but_steady_Then_there_is_none() =>
        Assert.Empty(Clean(Signals.Of(60, t => 100 * Math.Exp(0.06 * t))).Adjustments);

    [Fact]
    public void LevelShift_When_new_level_is_five_months_old_Then_there_is_none() =>
        Assert.Empty(Clean(Signals.Of(60, t => Season(t) * (t < 55 ? 1 : 3))).Adjustments);

    [Fact]
    public void Clean_When_stockout_count_differs_Then_it_throws() =>
        Assert.Throws<ArgumentException>(() => Clean([1, 2], [0.5]));

    private static double Season(int t) =>
        (100 + (t * 7 % 11) - 5) * (1 + (0.6 * (t % 12 == 11 ? 1 : 0)) - (t % 12 == 6 ? 0.2 : 0));

    private static CleanedHistory Clean(double[] values, double[]? stockouts = null) =>
        HistoryCleaner.Clean(values, stockouts, 12);

    private static double[] Shares(int months, params (int Month, double Share)[] shares)
    {
        var all = new double[months];
        foreach (var (month, share) in shares)
            all[month] = share;
        return all;
    }
}
