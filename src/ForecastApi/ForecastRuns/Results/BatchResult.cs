using ForecastApi.Common;
using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>The result of a run for one product.</summary>
public sealed record BatchResult(
    int ProductId,
    string Model,
    string? FailureReason,
    AccuracyMeasures Accuracy,
    IReadOnlyList<ForecastMonth> Months
)
{
    public IReadOnlyList<HistoryAdjustment> Adjustments { get; init; } = [];

    public IReadOnlyList<DemandDriver> Drivers { get; init; } = [];

    /// <summary>The learned effects of events, by id of the event.</summary>
    public IReadOnlyList<RegressorEffect> Effects { get; init; } = [];

    public RunnerUp? RunnerUp { get; init; }

    /// <summary>Null when no model was tried.</summary>
    public IReadOnlyList<Candidate>? Candidates { get; init; }

    /// <inheritdoc cref="HistoryFingerprint"/>
    public string? Fingerprints { get; init; }

    /// <summary>Null when the history could not be read.</summary>
    public ProductFacts? Facts { get; init; }

    /// <summary>The product's first month of sale at the time of the run; null = since ever.</summary>
    public Month? LaunchMonth { get; init; }

    /// <summary>Its last month of sale; null = without end.</summary>
    public Month? EndMonth { get; init; }

    public IReadOnlyList<BacktestMonth> Backtest { get; init; } = [];
}
