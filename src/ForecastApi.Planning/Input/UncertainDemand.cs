namespace ForecastApi.Planning.Input;

/// <summary>The distribution of a product's demand in each month.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Spread">
/// How uncertain each month is: its standard deviation in units, or any number in proportion to it; 0 = the month's
/// demand is known. The last values are the plan's months. Where the forecast starts before the plan, its earlier
/// months stand before them, since what they add to the uncertainty is still there in the plan's months.
/// </param>
/// <param name="Quantity">
/// Units demanded in a month of the plan (its index, from 0) at a standard normal deviate: the quantile of the month's
/// distribution at the probability of the deviate. The demand of a known month is its quantity at 0.
/// </param>
public sealed record UncertainDemand(
    string Sku,
    IReadOnlyList<double> Spread,
    Func<int, double, decimal> Quantity
);
