namespace ForecastApi.Alerts;

/// <summary>A new state of an alert.</summary>
/// <param name="Note">The reason, or the action taken.</param>
/// <param name="Author">The author of the change.</param>
public sealed record AlertUpdate(AlertState State, string? Note = null, string? Author = null);
