using ForecastApi.Common;
using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.ForecastRuns;

public enum RunStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

public enum RunTrigger
{
    Schedule,
    Api,
    Demo,
}

/// <param name="Horizon">Months to forecast, 1 to 36; the nightly run's where it is not given.</param>
/// <param name="AsOf">The last month used; null = the data's last month.</param>
public sealed record RunRequest(int? Horizon = null, Month? AsOf = null);

/// <param name="Official">Whether it is the snapshot of its asOf that live accuracy judges: the first that succeeded.</param>
/// <param name="FailureReason">Why the whole run failed; null unless it did.</param>
public sealed record ForecastRunInfo(
    string Id,
    RunStatus Status,
    RunTrigger Trigger,
    Month AsOf,
    int Horizon,
    RunProgress Progress,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyDictionary<string, int> Models,
    IReadOnlyList<RunFailure> Failures,
    string? FailureReason,
    bool Official
);

/// <param name="Done">Includes those that failed and got the fallback.</param>
public sealed record RunProgress(int Total, int Done, int Failed);

public sealed record RunFailure(string Sku, string Reason);

/// <summary>
/// The best single model beside what was chosen, by its backtest: a member of the combination, or one left out of it.
/// Null when nothing else was tried.
/// </summary>
public sealed record RunnerUp(string Model, double? Mase);

/// <param name="Kind">
/// stockout: sales were a floor; return: more came back than was sold; outlier: far outside the product's band;
/// levelShift: before a lasting step.
/// </param>
/// <param name="Quantity">What was recorded.</param>
/// <param name="Used">What the models saw instead.</param>
public sealed record HistoryAdjustment(
    Month Period,
    AdjustmentKind Kind,
    decimal Quantity,
    decimal Used
);

public sealed record ForecastMonth(
    Month Period,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95
);

/// <summary>Rolling-origin errors of the chosen forecast; null where the history is too short to measure one.</summary>
public sealed record AccuracyMeasures(
    double? Mase,
    double? Smape,
    double? Wape,
    double? Bias,
    double? Coverage80,
    double? Coverage95
);

public sealed record Candidate(
    string Model,
    double? Mase,
    double? Smape,
    bool Selected,
    double Weight,
    string? FailureReason
);
