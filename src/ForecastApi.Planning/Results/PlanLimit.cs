namespace ForecastApi.Planning.Results;

/// <summary>A limit that binds the optimal plan.</summary>
/// <param name="Limit">The kind of the limit.</param>
/// <param name="Id">The product, supplier or resource; null for the workforce.</param>
/// <param name="Month">The first day of the month in which it binds.</param>
/// <param name="ShadowPrice">Money that one more hour or unit would be worth, with the whole numbers of the plan held.</param>
public sealed record PlanLimit(LimitKind Limit, string? Id, DateOnly Month, decimal ShadowPrice);
