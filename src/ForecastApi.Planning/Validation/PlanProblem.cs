namespace ForecastApi.Planning.Validation;

/// <summary>One problem of a plan's input.</summary>
/// <param name="Path">The path in the request: <c>products[0].holdingCost</c>.</param>
/// <param name="Message">The problem and how to fix it, as a sentence for the planner.</param>
public sealed record PlanProblem(string Path, string Message);
