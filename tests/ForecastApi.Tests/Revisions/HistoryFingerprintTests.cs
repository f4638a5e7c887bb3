using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Sales;

namespace ForecastApi.Tests.Revisions;

public sealed class HistoryFingerprintTests
{
    private static readonly Month First = new(2024, 1);

    [Fact]
    public void Past_When_only_months_were_added_Then_it_is_the_same()
    {
        var (before, after) = (Months(18), Months(20));
        Assert.True(Same(before, after));
        Assert.True(Same(after, before));
        Assert.True(Same(before, before));
    }

    [Fact]
    public void Past_When_an_old_month_or_its_stockout_differs_Then_it_is_not()
    {
        var (before, after) = (Months(18), Months(20));
        after[3] = after[3] with { Quantity = after[3].Quantity + 0.000001m };
        Assert.False(Same(before, after));
        after = Months(20);
        after[17] = after[17] with { Stockout = 0.5m };
        Assert.False(Same(before, after));
        after = Months(20);
        after[18] = after[18] with { Quantity = 0 };
        Assert.True(Same(before, after));
    }

    [Fact]
    public void Past_When_there_was_no_history_yet_Then_its_first_months_are_new()
    {
        var none = HistoryFingerprint.Compute([]);
        Assert.True(
            HistoryFingerprint.SamePast(
                none,
                First.AddMonths(2),
                HistoryFingerprint.Compute([.. Months(5).Skip(3)]),
                First.AddMonths(4)
            )
        );
        Assert.False(
            HistoryFingerprint.SamePast(
                none,
                First.AddMonths(2),
                HistoryFingerprint.Compute([.. Months(5).Skip(2)]),
                First.AddMonths(4)
            )
        );
    }

    [Fact]
    public void Past_When_runs_are_more_than_a_year_apart_or_unknown_Then_it_is_null()
    {
        Assert.True(Same(Months(20), Months(32)));
        Assert.Null(Same(Months(20), Months(33)));
        Assert.Null(
            HistoryFingerprint.SamePast(null, First, HistoryFingerprint.Compute([]), First)
        );
    }

    private static bool? Same(MonthQuantity[] one, MonthQuantity[] other) =>
        HistoryFingerprint.SamePast(
            HistoryFingerprint.Compute(one),
            one[^1].Month,
            HistoryFingerprint.Compute(other),
            other[^1].Month
        );

    private static MonthQuantity[] Months(int months) =>
        [
            .. Enumerable
                .Range(0, months)
                .Select(i => new MonthQuantity(First.AddMonths(i), 10 + (i * i % 7))),
        ];
}
