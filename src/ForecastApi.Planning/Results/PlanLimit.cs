namespace ForecastApi.Planning.Results;

/// <summary>A binding limit of the optimal plan.</summary>
/// <param name="Limit">The kind of the limit.</param>
/// <param name="Id">The product, supplier or resource; null for the workforce.</param>
/// <param name="Month">The first day of the month in which the limit binds.</param>
/// <param name="ShadowPrice">
/// The shadow price: money saved per additional hour or unit, with the integer decisions fixed.
/// </param>
public sealed record PlanLimit(LimitKind Limit, string? Id, DateOnly Month, decimal ShadowPrice);
