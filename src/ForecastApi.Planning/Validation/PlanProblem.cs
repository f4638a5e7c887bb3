namespace ForecastApi.Planning.Validation;

/// <summary>One thing that is wrong with a plan's input.</summary>
/// <param name="Path">Where, as in the request: <c>products[0].holdingCost</c>.</param>
/// <param name="Message">What is wrong and what would be right, in a planner's words.</param>
public sealed record PlanProblem(string Path, string Message);
