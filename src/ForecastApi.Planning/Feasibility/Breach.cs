namespace ForecastApi.Planning.Feasibility;

/// <summary>A limit that the decisions violate.</summary>
/// <param name="Kind">The kind of limit.</param>
/// <param name="Month">Index of the month.</param>
/// <param name="Amount">The excess in units, hours or workers.</param>
/// <param name="Reason">The sentence shown to the planner.</param>
internal sealed record Breach(BreachKind Kind, int Month, decimal Amount, string Reason);
