namespace ForecastApi.Planning.Input;

/// <summary>An all-units discount: every unit of an order of at least this many costs less.</summary>
/// <param name="From">The smallest order that the price is given for, in units.</param>
/// <param name="UnitCost">Money per unit of the whole order.</param>
public sealed record PriceBreak(decimal From, decimal UnitCost);
