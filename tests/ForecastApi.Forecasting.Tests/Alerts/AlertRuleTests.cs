using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Forecasting.Tests.Alerts;

/// <summary>Tests each rule at its threshold and beyond against manual calculations.</summary>
public sealed class AlertRuleTests
{
    private static readonly DateOnly Last = new(2025, 12, 1);
    private static readonly AlertLimits Limits = new();

    [Fact]
    public void Rules_When_listed_Then_there_is_one_of_each_in_order() =>
        Assert.Equal(Enum.GetValues<AlertRule>(), AlertReview.Rules.Select(r => r.Rule));

    [Fact]
    public void Steady_product_When_reviewed_Then_there_is_no_alert() =>
        Assert.Empty(
            AlertReview.Run(
                Product(Constant(24, 100)) with
                {
                    Evaluated = Judge((100, 101), (100, 99), (100, 100)),
                    PreviousModel = "naive",
                    ForecastTotal = 300,
                    PreviousForecastTotal = 310,
                },
                Limits
            )
        );

    [Fact]
    public void TrackingSignal_When_errors_add_up_Then_it_alerts_beyond_the_limit()
    {
        // Σe = 5 × 10 = 50, MAE = 10: signal 5
        var found = Only(
            AlertRule.TrackingSignal,
            Judge((100, 110), (100, 110), (100, 110), (100, 110), (100, 110))
        );
        Assert.Equal(5, found!.Value);
        Assert.Equal(4, found.Threshold);
        Assert.Equal(1.25, found.Surprise);
        Assert.Equal(AlertSeverity.Medium, found.Severity);
        Assert.Contains("too high", found.Detail, StringComparison.Ordinal);
        // Exactly 4 is within
        Assert.Null(
            Only(AlertRule.TrackingSignal, Judge((100, 90), (100, 90), (100, 90), (100, 90)))
        );
    }

    [Fact]
    public void OutsideBand_When_last_month_exceeds_a_bound_Then_it_alerts()
    {
        // The band of Judge is ±20: 130 lies 30 above 100, 1.5 times the way to the bound of 120
        var found = Only(AlertRule.OutsideBand, Judge((130, 100)));
        Assert.Equal(130, found!.Value);
        Assert.Equal(120, found.Threshold);
        Assert.Equal(1.5, found.Surprise);
        Assert.Null(Only(AlertRule.OutsideBand, Judge((120, 100))));
        Assert.Equal(80, Only(AlertRule.OutsideBand, Judge((40, 100)))!.Threshold);
        Assert.Null(
            new OutsideBandRule().Check(
                Product(Constant(24, 100)) with
                {
                    LastMonth = Last.AddMonths(1),
                    Evaluated = Judge((130, 100)),
                },
                Limits
            )
        );
    }

    [Fact]
    public void OneSidedErrors_When_three_are_in_a_row_Then_their_share_is_the_surprise()
    {
        // The first is too high; then −20, −30, −10: 60 of 300 sold
        var found = Only(
            AlertRule.OneSidedErrors,
            Judge((100, 150), (100, 80), (100, 70), (100, 90))
        );
        Assert.Equal(-3, found!.Value);
        Assert.Equal(3, found.Threshold);
        Assert.Equal(new DateOnly(2025, 12, 1), found.Month);
        Assert.Equal(0.2, found.Surprise, 12);
        Assert.Null(Only(AlertRule.OneSidedErrors, Judge((100, 150), (100, 80), (100, 70))));
        Assert.Null(
            Only(AlertRule.OneSidedErrors, Judge((100, 80), (100, 100), (100, 80), (100, 80)))
        );
    }

    [Fact]
    public void Model_and_class_When_they_change_Then_both_alert()
    {
        var product = Product(Constant(24, 100)) with
        {
            Model = "ets",
            PreviousModel = "naive",
            DemandClass = "intermittent",
            PreviousDemandClass = "smooth",
        };
        Assert.Equal(
            [AlertRule.ModelChanged, AlertRule.ClassChanged],
            AlertReview.Run(product, Limits).Select(f => f.Rule)
        );
        Assert.Empty(
            AlertReview.Run(
                product with
                {
                    PreviousModel = null,
                    PreviousDemandClass = null,
                },
                Limits
            )
        );
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void LevelShift_When_it_is_recent_Then_it_alerts(int monthsAgo, bool told)
    {
        var found = new LevelShiftRule().Check(
            Product(Constant(24, 100)) with
            {
                Step = new(Last.AddMonths(-monthsAgo), 0.5),
            },
            Limits
        );
        Assert.Equal(told, found is not null);
        if (told)
            Assert.Equal((-0.5, 2.0), (found!.Value, found.Surprise));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void ZeroRun_When_steady_product_stops_Then_it_alerts_after_three_months(
        int zeros,
        bool told
    )
    {
        var found = new ZeroRunRule().Check(
            Product([.. Constant(24, 100), .. Constant(zeros, 0)]),
            Limits
        );
        Assert.Equal(told, found is not null);
    }

    [Fact]
    public void ZeroRun_When_demand_has_gaps_Then_the_limit_is_twice_its_interval()
    {
        // Sales in months 0, 4, 8, 12: 13 months / 4 = 3.25, limit 7
        double[] rare = [5, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0, 5];
        Assert.Null(new ZeroRunRule().Check(Product([.. rare, .. Constant(6, 0)]), Limits));
        var found = new ZeroRunRule().Check(Product([.. rare, .. Constant(7, 0)]), Limits);
        Assert.Equal((7.0, 7.0), (found!.Value, found.Threshold));
        Assert.Null(new ZeroRunRule().Check(Product(Constant(24, 0)), Limits));
    }

    [Theory]
    [InlineData(130, 100, null)]
    [InlineData(140, 100, 0.4)]
    [InlineData(40, 100, -0.6)]
    [InlineData(50, 0, 1.0)]
    [InlineData(0, 0, null)]
    public void ForecastJump_When_change_exceeds_the_share_Then_it_alerts(
        double now,
        double before,
        double? change
    )
    {
        var found = new ForecastJumpRule().Check(
            Product(Constant(24, 100)) with
            {
                ForecastTotal = now,
                PreviousForecastTotal = before,
            },
            Limits
        );
        Assert.Equal(change, found?.Value);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void OverrideOld_When_override_is_old_Then_it_alerts(int age, bool told) =>
        Assert.Equal(
            told,
            new OverrideOldRule().Check(
                Product(Constant(24, 100)) with
                {
                    OverrideAge = age,
                },
                Limits
            )
                is not null
        );

    [Fact]
    public void OverrideHarmful_When_models_were_closer_Then_it_alerts()
    {
        // Overrides off by 30, 30, 0; models by 10, 10, 20: value added 1 − 60 / 40 = −0.5
        var product = Product(Constant(24, 100)) with
        {
            Overridden = [new(100, 130, 110), new(100, 130, 90), new(100, 100, 120)],
        };
        var found = new OverrideHarmfulRule().Check(product, Limits);
        Assert.Equal(-0.5, found!.Value!.Value, 12);
        Assert.Equal(1.5, found.Surprise, 12);
        // Models that did not err at all: no ratio, but harm
        var perfect = new OverrideHarmfulRule().Check(
            product with
            {
                Overridden = [.. product.Overridden.Select(m => m with { Statistical = m.Demand })],
            },
            Limits
        );
        Assert.Equal((null, AlertFinding.MaxSurprise), (perfect!.Value, perfect.Surprise));
        Assert.Null(
            new OverrideHarmfulRule().Check(
                product with
                {
                    Overridden = [.. product.Overridden.Take(2)],
                },
                Limits
            )
        );
        Assert.Null(
            new OverrideHarmfulRule().Check(
                product with
                {
                    Overridden =
                    [
                        .. product.Overridden.Select(m => m with { Override = m.Demand }),
                    ],
                },
                Limits
            )
        );
    }

    [Theory]
    [InlineData(0, false, AlertRule.NewWithoutLike)]
    [InlineData(5, false, AlertRule.NewWithoutLike)]
    [InlineData(5, true, AlertRule.ShortHistory)]
    [InlineData(6, false, AlertRule.ShortHistory)]
    [InlineData(11, false, AlertRule.ShortHistory)]
    [InlineData(12, false, null)]
    public void History_When_it_is_short_Then_one_rule_alerts(
        int months,
        bool like,
        AlertRule? rule
    ) =>
        Assert.Equal(
            rule is { } r ? [r] : [],
            AlertReview
                .Run(Product(Constant(months, 100)) with { HasLikeProduct = like }, Limits)
                .Select(f => f.Rule)
        );

    [Fact]
    public void MissingMonth_When_steady_product_has_no_sales_Then_it_alerts()
    {
        double[] sold = [.. Constant(12, 100), 0];
        Assert.Equal(100, new MissingMonthRule().Check(Product(sold), Limits)!.Value!.Value, 9);
        // A stockout that was reported explains it; so does a month like it within the year
        var start = Last.AddMonths(1 - sold.Length);
        Assert.Null(
            new MissingMonthRule().Check(
                Product(sold) with
                {
                    History = new(start, sold, [.. Constant(12, 0), 1]),
                },
                Limits
            )
        );
        sold[3] = 0;
        Assert.Null(new MissingMonthRule().Check(Product(sold), Limits));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void NegativeSales_When_returns_exceed_sales_recently_Then_it_alerts(
        int monthsAgo,
        bool told
    )
    {
        var sold = Constant(24, 100);
        sold[^(monthsAgo + 1)] = -7;
        var found = new NegativeSalesRule().Check(Product(sold), Limits);
        Assert.Equal(told ? -7 : null, found?.Value);
        if (told)
            Assert.Equal(Last.AddMonths(-monthsAgo), found!.Month);
    }

    private static double[] Constant(int months, double quantity) =>
        [.. Enumerable.Repeat(quantity, months)];

    private static ReviewedProduct Product(double[] sold) =>
        new()
        {
            LastMonth = Last,
            History = new MonthlySeries(Last.AddMonths(1 - sold.Length), sold),
            Model = "naive",
        };

    /// <summary>Months up to the last with a band of 20 to each side.</summary>
    private static EvaluatedMonth[] Judge(params (double Demand, double Forecast)[] months) =>
        [
            .. months.Select(
                (m, i) =>
                    new EvaluatedMonth(
                        Last.AddMonths(i + 1 - months.Length),
                        m.Demand,
                        m.Forecast,
                        m.Forecast - 20,
                        m.Forecast + 20
                    )
            ),
        ];

    private static AlertFinding? Only(AlertRule rule, EvaluatedMonth[] judged) =>
        AlertReview
            .Rules.Single(r => r.Rule == rule)
            .Check(Product(Constant(24, 100)) with { Evaluated = judged }, Limits);
}
