namespace ForecastApi.Plans.Answers;

/// <summary>A change after a plan was requested.</summary>
/// <param name="Kind">The kind of data that has changed.</param>
/// <param name="At">The latest change.</param>
public sealed record PlanChange(PlanChangeKind Kind, DateTimeOffset At);
