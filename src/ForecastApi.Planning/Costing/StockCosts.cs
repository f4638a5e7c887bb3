using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// The costs of one month that depend on the stock, and so on the demand, before rounding. All other costs depend on
/// the decisions only.
/// </summary>
internal readonly record struct StockCosts(decimal Holding, decimal Backorder, decimal LostSales)
{
    /// <summary>Computes the costs of one product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="month">Index of the month.</param>
    /// <param name="before">Net stock at the end of the previous month, in units.</param>
    /// <param name="net">Net stock at the month's end, in units.</param>
    /// <param name="lost">Units of the month's demand that are lost.</param>
    public static StockCosts Compute(
        PlanProduct product,
        int month,
        decimal before,
        decimal net,
        decimal lost
    ) =>
        new(
            HoldingStock(product, month, before, net) is var held and > 0
                ? product.HoldingCost[month] * held
                : 0,
            net < 0 && product.BackorderCost is { } backorder ? backorder[month] * -net : 0,
            lost > 0 && product.LostSaleCost is { } sale ? sale[month] * lost : 0
        );

    /// <summary>The sum of the three costs.</summary>
    public decimal Total => Holding + Backorder + LostSales;

    /// <summary>Returns the costs as a plan reports them: each kind rounded to 6 decimals.</summary>
    public StockCosts Rounded() =>
        new(Tolerance.Round(Holding), Tolerance.Round(Backorder), Tolerance.Round(LostSales));

    public static StockCosts operator +(StockCosts a, StockCosts b) =>
        new(a.Holding + b.Holding, a.Backorder + b.Backorder, a.LostSales + b.LostSales);

    private static decimal HoldingStock(
        PlanProduct product,
        int month,
        decimal before,
        decimal net
    ) =>
        product.HoldingBasis switch
        {
            HoldingBasis.Ending => Math.Max(0, net),
            HoldingBasis.Average => (Math.Max(0, before) + Math.Max(0, net)) / 2,
            HoldingBasis.AboveSafetyStock => Math.Max(
                0,
                Math.Max(0, net) - product.SafetyStock[month]
            ),
        };
}
