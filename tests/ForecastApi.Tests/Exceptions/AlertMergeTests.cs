using ForecastApi.Alerts;
using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Tests.Exceptions;

public sealed class AlertMergeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Earlier = Now.AddDays(-31);
    private static readonly Month LastMonth = new(2025, 12);

    [Fact]
    public void State_When_the_condition_continues_Then_it_is_kept()
    {
        var before = Known(1) with
        {
            State = AlertState.Acknowledged,
            Note = "asked the shop",
            Author = "Ada",
        };
        var after = Assert.Single(AlertMerge.Merge([before], [Found(1, value: 9)], Now));
        Assert.Equal(
            Found(1, value: 9) with
            {
                State = before.State,
                Note = before.Note,
                Author = before.Author,
                Since = before.Since,
                ChangedAt = Earlier,
            },
            after
        );
    }

    [Fact]
    public void State_When_resolved_and_the_condition_continues_Then_it_stays_resolved()
    {
        var before = Known(1) with { State = AlertState.Resolved };
        var after = Assert.Single(AlertMerge.Merge([before], [Found(1)], Now));
        Assert.Equal((AlertState.Resolved, 1), (after.State, after.Holds));
    }

    [Fact]
    public void State_When_the_condition_has_ended_Then_it_is_resolved_with_its_note()
    {
        var before = Known(1) with { Note = "asked the shop" };
        var after = Assert.Single(AlertMerge.Merge([before], [], Now));
        Assert.Equal(
            before with
            {
                State = AlertState.Resolved,
                Holds = 0,
                ChangedAt = Now,
            },
            after
        );
    }

    [Fact]
    public void State_When_the_condition_recurs_Then_it_is_open()
    {
        var gone = Known(1) with { State = AlertState.Resolved, Holds = 0, Note = "old" };
        Assert.Equal(Found(1), Assert.Single(AlertMerge.Merge([gone], [Found(1)], Now)));
    }

    [Fact]
    public void Alert_When_ended_for_a_quarter_Then_it_is_deleted()
    {
        var gone = Known(1) with { State = AlertState.Resolved, Holds = 0 };
        Assert.Equal(gone, Assert.Single(AlertMerge.Merge([gone], [], Now)));
        Assert.Empty(AlertMerge.Merge([gone], [], Now.AddDays(62)));
    }

    [Fact]
    public void Order_When_stakes_differ_Then_it_is_by_money_times_surprise()
    {
        // Weights 100 × 1, 30 × 4, 2 × 5 of quantity alone
        var ranked = AlertMerge.Merge(
            [],
            [
                Found(1) with
                {
                    Money = 100,
                    Surprise = 1,
                },
                Found(2) with
                {
                    Money = null,
                    Quantity = 2,
                    Surprise = 5,
                },
                Found(3) with
                {
                    Money = 30,
                    Surprise = 4,
                },
            ],
            Now
        );
        Assert.Equal([3, 1, 2], ranked.Select(e => e.ProductId));
    }

    private static StoredAlert Known(int product) =>
        Found(product) with
        {
            Since = LastMonth.AddMonths(-2),
            ChangedAt = Earlier,
        };

    private static StoredAlert Found(int product, double value = 5) =>
        new(
            product,
            AlertRule.TrackingSignal,
            AlertSeverity.Medium,
            value,
            4,
            LastMonth,
            "too high",
            10,
            100,
            1.25,
            1,
            AlertState.Open,
            null,
            null,
            LastMonth,
            Now
        );
}
