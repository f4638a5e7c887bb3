namespace ForecastApi.Planning.Feasibility;

/// <summary>A limit that decisions break.</summary>
/// <param name="Kind">Which limit.</param>
/// <param name="Month">Index of the month.</param>
/// <param name="Amount">By how many units, hours or workers.</param>
/// <param name="Reason">The sentence for the planner.</param>
internal sealed record Breach(BreachKind Kind, int Month, decimal Amount, string Reason);
