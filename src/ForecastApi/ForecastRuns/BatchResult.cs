using ForecastApi.Common;

namespace ForecastApi.ForecastRuns;

/// <param name="Incumbent">What the last successful run chose for it; null when it was not in it.</param>
public sealed record BatchProduct(
    int ProductId,
    string Sku,
    string? LikeSku,
    string? Category,
    string? Incumbent
);

/// <summary>What a run found for one product.</summary>
public sealed record BatchResult(
    int ProductId,
    string Model,
    string? FailureReason,
    AccuracyMeasures Accuracy,
    IReadOnlyList<ForecastMonth> Months
)
{
    public IReadOnlyList<HistoryAdjustment> Adjustments { get; init; } = [];

    public RunnerUp? RunnerUp { get; init; }

    /// <summary>Null where no model was tried.</summary>
    public IReadOnlyList<Candidate>? Candidates { get; init; }

    /// <inheritdoc cref="HistoryFingerprint"/>
    public string? Fingerprints { get; init; }

    /// <summary>Null where the product's history could not even be read.</summary>
    public ProductFacts? Facts { get; init; }

    public IReadOnlyList<BacktestMonth> Backtest { get; init; } = [];
}

/// <summary>What a product's errors are scaled, compared and grouped by, as known at the run's last month.</summary>
/// <param name="DemandClass">Smooth, erratic, intermittent or lumpy; null without demand.</param>
/// <param name="YearQuantity">Units sold in the last twelve months.</param>
/// <param name="Variation">Coefficient of variation of these months; null without demand.</param>
/// <param name="Benchmark">The seasonal naive forecast of each month.</param>
/// <param name="AbsoluteScale">Scale of the MASE.</param>
/// <param name="SquaredScale">Scale of the RMSSE.</param>
public sealed record ProductFacts(
    string? DemandClass,
    decimal YearQuantity,
    double? Variation,
    IReadOnlyList<decimal> Benchmark,
    double? AbsoluteScale,
    double? SquaredScale
);

/// <summary>One month of the backtest: forecast at the end of <c>Origin</c>, held against the demand.</summary>
public sealed record BacktestMonth(
    Month Origin,
    ForecastMonth Month,
    decimal Demand,
    decimal Benchmark,
    double? AbsoluteScale,
    double? SquaredScale
);
