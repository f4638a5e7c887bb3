using ForecastApi.Sales.Periods;

namespace ForecastApi.Tests.Sales;

public sealed class LatestMonthTests
{
    private static readonly DateOnly January = new(2025, 1, 1);

    [Fact]
    public void Latest_When_daily_rows_end_within_the_last_month_Then_it_is_incomplete() =>
        Assert.Equal(
            new LatestMonth(new(2025, 3), new(2025, 4)),
            Latest(Until("2025-04-12", WorkingDays))
        );

    [Theory]
    [InlineData("2025-04-30")]
    [InlineData("2025-04-29")]
    [InlineData("2025-04-28")]
    public void Latest_When_a_few_days_are_missing_Then_the_last_month_is_complete(string last) =>
        Assert.Equal(new LatestMonth(new(2025, 4), null), Latest(Until(last, WorkingDays)));

    [Fact]
    public void Latest_When_weekly_rows_end_a_week_early_Then_the_last_month_is_incomplete() =>
        Assert.Equal(
            new LatestMonth(new(2025, 3), new(2025, 4)),
            Latest(Until("2025-04-20", Mondays))
        );

    [Fact]
    public void Latest_When_the_last_weekly_row_exists_Then_the_last_month_is_complete() =>
        Assert.Equal(new LatestMonth(new(2025, 4), null), Latest(Until("2025-04-30", Mondays)));

    [Fact]
    public void Latest_When_periods_of_weeks_reach_into_a_month_Then_it_is_incomplete()
    {
        var covered = new CoveredDays();
        for (
            var day = new DateOnly(2025, 1, 6);
            day < new DateOnly(2025, 4, 29);
            day = day.AddDays(7)
        )
            covered.Add(day, day.AddDays(6));
        Assert.Equal(new LatestMonth(new(2025, 4), new(2025, 5)), Find(covered));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(28)]
    public void Latest_When_rows_are_monthly_Then_the_last_month_is_complete(int day) =>
        Assert.Equal(
            new LatestMonth(new(2025, 4), null),
            Latest(Until("2025-04-30", d => d.Day == day))
        );

    [Fact]
    public void Latest_When_months_are_periods_Then_the_last_month_is_complete()
    {
        var covered = new CoveredDays();
        for (var month = January; month < new DateOnly(2025, 5, 1); month = month.AddMonths(1))
            covered.Add(month, month.AddMonths(1).AddDays(-1));
        Assert.Equal(new LatestMonth(new(2025, 4), null), Find(covered));
    }

    [Fact]
    public void Latest_When_sales_are_rare_Then_the_last_month_is_complete() =>
        Assert.Equal(
            new LatestMonth(new(2025, 4), null),
            Latest(Until("2025-04-30", d => d.DayOfYear % 17 == 3))
        );

    [Fact]
    public void Latest_When_an_earlier_month_ended_as_early_Then_the_last_month_is_complete() =>
        Assert.Equal(
            new LatestMonth(new(2025, 4), null),
            Latest(Until("2025-04-12", d => WorkingDays(d) && !(d.Month == 2 && d.Day > 7)))
        );

    [Fact]
    public void Latest_When_there_is_one_month_Then_it_is_complete() =>
        Assert.Equal(new LatestMonth(new(2025, 1), null), Latest(Until("2025-01-12", WorkingDays)));

    [Fact]
    public void Latest_When_there_are_no_sales_Then_there_is_none() =>
        Assert.Null(LatestMonth.Find([]));

    private static bool WorkingDays(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static bool Mondays(DateOnly day) => day.DayOfWeek == DayOfWeek.Monday;

    private static LatestMonth? Latest(CoveredDays covered) => Find(covered);

    private static CoveredDays Until(string last, Func<DateOnly, bool> isSold)
    {
        var covered = new CoveredDays();
        var end = DateOnly.ParseExact(last, "yyyy-MM-dd");
        for (var day = January; day <= end; day = day.AddDays(1))
            if (isSold(day))
                covered.Add(day, null);
        return covered;
    }

    private static LatestMonth? Find(CoveredDays covered) =>
        LatestMonth.Find([.. covered.Months.OrderBy(m => m.Month)]);
}
