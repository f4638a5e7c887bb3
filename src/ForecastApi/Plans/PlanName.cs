namespace ForecastApi.Plans;

/// <summary>The name of a plan.</summary>
/// <param name="Name">At most 200 characters; null removes the name.</param>
public sealed record PlanName(string? Name);
