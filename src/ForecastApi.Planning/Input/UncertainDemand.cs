namespace ForecastApi.Planning.Input;

/// <summary>The distribution of a product's demand in each month.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Spread">
/// The uncertainty of each month: its standard deviation in units, or any number proportional to it; 0 = the demand is
/// known. The last values belong to the months of the plan. If the forecast starts before the plan, the values of its
/// earlier months come first, because their uncertainty carries over into the plan.
/// </param>
/// <param name="Quantity">
/// Returns the units demanded in a month of the plan (index from 0) at a standard normal deviate: the quantile of the
/// month's distribution at the probability of the deviate. The demand of a known month is its quantity at 0.
/// </param>
public sealed record UncertainDemand(
    string Sku,
    IReadOnlyList<double> Spread,
    Func<int, double, decimal> Quantity
);
