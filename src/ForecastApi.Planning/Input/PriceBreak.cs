namespace ForecastApi.Planning.Input;

/// <summary>An all-units discount: a lower price for every unit of an order of at least this size.</summary>
/// <param name="From">The minimum order for the price, in units.</param>
/// <param name="UnitCost">Money per unit of the whole order.</param>
public sealed record PriceBreak(decimal From, decimal UnitCost);
