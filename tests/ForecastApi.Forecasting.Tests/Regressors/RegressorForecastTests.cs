using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.Forecasting.Tests.Regressors;

/// <summary>Known influences on demand, through the whole forecast.</summary>
public sealed class RegressorForecastTests
{
    private const int Months = 36;
    private static readonly DateOnly Start = new(2022, 1, 1);

    [Fact]
    public void Promotion_When_it_is_announced_Then_its_month_alone_rises()
    {
        var result = Forecast(TwoPromotions(), Event("may", 16, 28, 40));

        Assert.InRange(result.Points[4].Quantity, 200, 300);
        Assert.All(Others(result, 4), p => Assert.InRange(p.Quantity, 90, 112));
        var driver = Assert.Single(result.Drivers);
        Assert.Equal(result.Points[4].Month, driver.Month);
        Assert.InRange(driver.Effect, 120, 180);
        Assert.Empty(result.Adjustments);
    }

    [Fact]
    public void Promotion_When_it_is_not_announced_Then_no_month_rises()
    {
        var result = Forecast(TwoPromotions(), Event("may", 16, 28));

        Assert.All(result.Points, p => Assert.InRange(p.Quantity, 90, 112));
        Assert.Empty(result.Drivers);
    }

    [Fact]
    public void Working_days_When_sales_follow_them_Then_the_forecast_does()
    {
        double[] days = [.. Enumerable.Range(0, Months + 12).Select(WorkingDays)];

        var result = Forecast(
            [.. days[..Months].Select(d => 10 * d)],
            [.. CalendarRegressors.Create(Start, days, [])]
        );

        Assert.All(
            result.Points.Zip(days[Months..]),
            p => Assert.Equal(10 * p.Second, p.First.Quantity, 0.02 * p.First.Quantity)
        );
        Assert.Equal(
            days[Months..].Sum() * 10,
            result.Points.Sum(p => p.Quantity),
            0.01 * days[Months..].Sum() * 10
        );
    }

    [Fact]
    public void Working_days_When_sales_do_not_follow_them_Then_the_forecast_is_unchanged()
    {
        double[] days = [.. Enumerable.Range(0, Months + 12).Select(WorkingDays)];
        var sales = Signals.Of(Months, t => 100 + (t * 7 % 11));

        Assert.Equal(
            Forecast(sales).Points,
            Forecast(sales, [.. CalendarRegressors.Create(Start, days, [])]).Points
        );
    }

    [Fact]
    public void Holiday_When_it_moves_between_two_months_Then_sales_move_with_it()
    {
        // Half of a month's sales more in the fortnight up to Easter.
        DateOnly[] easters =
        [
            new(2019, 4, 21),
            new(2020, 4, 12),
            new(2021, 4, 4),
            new(2022, 4, 17),
            new(2023, 4, 9),
            new(2024, 3, 31),
            new(2025, 4, 20),
        ];
        var start = new DateOnly(2019, 1, 1);
        var regressors = CalendarRegressors.Create(
            start,
            [.. Enumerable.Repeat(20.0, 84)],
            easters.Select(d => (d, "Easter"))
        );
        var share = regressors.Single(r => r.Pools[0] == "Easter/15").Values;
        double[] sales =
        [
            .. Enumerable.Range(0, 72).Select(t => (100 + (t * 5 % 7)) * Math.Exp(0.4 * share[t])),
        ];

        var result = new Forecaster(new()).Forecast(
            new MonthlySeries(start, sales) { Regressors = regressors },
            CancellationToken.None
        );

        Assert.InRange(result.Points[2].Quantity, 95, 112);
        Assert.InRange(result.Points[3].Quantity, 140, 165);
    }

    [Fact]
    public void Price_When_it_has_moved_demand_Then_a_planned_price_does()
    {
        double[] prices =
        [
            .. Enumerable.Range(0, Months + 12).Select(t => t is > 14 and < 22 or > 40 ? 8.0 : 10),
        ];
        var result = Forecast(
            [
                .. Enumerable
                    .Range(0, Months)
                    .Select(t => (100 + (t * 5 % 7)) * Math.Pow(prices[t] / 10, -2)),
            ],
            new Regressor("price", RegressorKind.Price, [.. prices.Select(p => Math.Log(p / 10))])
        );

        Assert.All(result.Points.Take(5), p => Assert.InRange(p.Quantity, 95, 112));
        Assert.All(result.Points.Skip(5), p => Assert.InRange(p.Quantity, 140, 180));
    }

    [Fact]
    public void Event_When_a_product_has_none_behind_Then_it_has_the_effect_of_others()
    {
        var promotion = Event("may", 16, 28, 40) with { Pools = ["promotion"] };
        var sample = Enumerable
            .Range(0, 5)
            .Select(_ => new MonthlySeries(Start, TwoPromotions()) { Regressors = [promotion] })
            .ToList();
        var knowledge = Forecasting.Pooled.PooledKnowledge.Learn(
            sample,
            new(),
            1,
            TestContext.Current.CancellationToken
        );
        var announced = Event("new", 40) with { Pools = ["promotion"] };

        var result = new Forecaster(new(), knowledge).Forecast(
            new MonthlySeries(Start, Signals.Of(Months, t => 50 + (t * 5 % 7)))
            {
                Regressors = [announced],
            },
            TestContext.Current.CancellationToken
        );

        Assert.InRange(result.Points[4].Quantity, 105, 160);
        Assert.Equal(0, Assert.Single(result.Effects).Months);
    }

    [Fact]
    public void Noise_When_it_is_a_regressor_Then_it_has_no_effect()
    {
        var random = new Random(3);
        var noise = new Regressor(
            "noise",
            RegressorKind.Other,
            [.. Enumerable.Range(0, Months + 12).Select(_ => random.NextDouble())]
        );

        Assert.Empty(Forecast(Signals.SeasonalWithNoise(Months), noise).Effects);
    }

    private static ForecastResult Forecast(double[] sales, params Regressor[] regressors) =>
        new Forecaster(new()).Forecast(
            new MonthlySeries(Start, sales) { Regressors = regressors },
            TestContext.Current.CancellationToken
        );

    private static double[] TwoPromotions() =>
        Signals.Of(Months, t => (100 + (t * 7 % 11) - 5) * (t is 16 or 28 ? 2.5 : 1));

    private static Regressor Event(string name, params int[] months)
    {
        var values = new double[Months + 12];
        foreach (var month in months)
            values[month] = 1;
        return new(name, RegressorKind.Event, values);
    }

    private static IEnumerable<ForecastPoint> Others(ForecastResult result, int index) =>
        result.Points.Where((_, h) => h != index);

    private static double WorkingDays(int month)
    {
        var first = Start.AddMonths(month);
        return Enumerable
            .Range(0, DateTime.DaysInMonth(first.Year, first.Month))
            .Count(d => first.AddDays(d).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }
}
