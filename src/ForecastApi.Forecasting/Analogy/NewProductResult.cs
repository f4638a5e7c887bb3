using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Analogy;

/// <summary>Creates forecasts without a backtest, whose bounds come from an assumed deviation.</summary>
internal static class NewProductResult
{
    /// <summary>Half-width of the central 80 % of a normal distribution in standard deviations.</summary>
    public const double Z80 = 1.2816;

    /// <summary>Half-width of the central 95 %.</summary>
    public const double Z95 = 1.96;

    /// <summary>Creates a month whose error has a standard deviation of <paramref name="deviation"/> units.</summary>
    public static ForecastPoint Point(DateOnly month, double quantity, double deviation) =>
        new(
            month,
            quantity,
            Math.Max(0, quantity - (Z80 * deviation)),
            quantity + (Z80 * deviation),
            Math.Max(0, quantity - (Z95 * deviation)),
            quantity + (Z95 * deviation)
        );

    /// <summary>Creates a result with a single candidate.</summary>
    public static ForecastResult Create(
        string model,
        IReadOnlyList<ForecastPoint> points,
        OwnMonths own
    ) =>
        new(
            model,
            points,
            BacktestAccuracy.None,
            [
                new CandidateResult(
                    model,
                    null,
                    null,
                    Selected: true,
                    Weight: 1,
                    FailureReason: null
                ),
            ],
            RunnerUp: null,
            FailureReason: null,
            DemandClass: DemandClassifier.Classify([.. own.Evidence.Select(m => m.Quantity)]),
            Adjustments: own.Adjustments
        );
}
