using ForecastApi.Common;
using ForecastApi.Sales;

namespace ForecastApi.Tests.Sales;

public sealed class StockoutSharesTests
{
    private static readonly Month April = new(2025, 4);

    [Fact]
    public void Shares_When_rows_are_months_Then_they_are_those_of_the_rows() =>
        Assert.Equal(
            [0m, 0.25m, 0m, 1m],
            Shares(4, Row("2025-04-30", 0), Row("2025-05-31", 0.25m), Row("2025-07-31", 1))
        );

    [Fact]
    public void Shares_When_rows_are_weeks_Then_a_week_counts_in_both_of_its_months()
    {
        // The week from 28 April has three days in April and four in May
        var shares = Shares(2, Row("2025-04-14", 0), Row("2025-04-21", 0.5m), Row("2025-04-28", 1));
        Assert.Equal([((0.5m * 7) + 3) / 30, 4 / 31m], shares, Close);
    }

    [Fact]
    public void Shares_When_rows_are_days_Then_each_day_counts()
    {
        var shares = Shares(1, Row("2025-04-01", 0), Row("2025-04-02", 1), Row("2025-04-20", 0.5m));
        Assert.Equal([1.5m / 30], shares, Close);
    }

    [Fact]
    public void Shares_When_a_date_has_channels_Then_they_count_equally_and_one_that_says_nothing_had_stock() =>
        Assert.Equal(
            [0m, 0.5m],
            Shares(
                2,
                Row("2025-04-01", null),
                Row("2025-05-01", 1),
                Row("2025-05-01", 0.5m),
                Row("2025-05-01", null)
            )
        );

    [Fact]
    public void Shares_When_there_is_one_date_Then_it_stands_for_its_month() =>
        Assert.Equal([0.4m], Shares(1, Row("2025-04-17", 0.4m)));

    [Fact]
    public void Shares_When_two_rows_stand_for_a_month_Then_it_is_not_more_than_whole() =>
        Assert.Equal([1m, 0m], Shares(2, Row("2025-04-01", 1), Row("2025-04-30", 0.8m)));

    [Fact]
    public void Shares_When_no_row_tells_of_one_Then_there_are_none() =>
        Assert.Null(
            StockoutShares.Compute([Row("2025-04-01", 0), Row("2025-05-01", null)], April, 2)
        );

    [Fact]
    public void Months_When_filled_Then_they_carry_their_share_and_nothing_beyond_the_last() =>
        Assert.Equal(
            [new(April, 5, 0), new(April.AddMonths(1), 0, 0.5m)],
            MonthlySales.Fill(
                [Row("2025-04-01", 0, 5), Row("2025-05-01", 0.5m), Row("2025-06-01", 1, 9)],
                April.AddMonths(1)
            )
        );

    private static bool Close(decimal expected, decimal actual) =>
        Math.Abs(expected - actual) < 1e-12m;

    private static decimal[] Shares(int months, params IReadOnlyList<DaySales> rows) =>
        StockoutShares.Compute(rows, April, months)!;

    private static DaySales Row(string date, decimal? stockout, decimal quantity = 0) =>
        new(DateOnly.ParseExact(date, "yyyy-MM-dd"), quantity) { Stockout = stockout };
}
