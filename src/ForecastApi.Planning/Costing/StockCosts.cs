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
    /// <param name="before">Stock at the end of the previous month, in units.</param>
    /// <param name="stock">Stock at the month's end, in units.</param>
    /// <param name="backorders">Backorders at the month's end, in units.</param>
    /// <param name="lost">Units of the month's demand that are lost.</param>
    public static StockCosts Compute(
        PlanProduct product,
        int month,
        decimal before,
        decimal stock,
        decimal backorders,
        decimal lost
    ) =>
        new(
            HoldingStock(product, month, before, stock) is var held and > 0
                ? product.HoldingCost[month] * held
                : 0,
            backorders > 0 && product.BackorderCost is { } cost ? cost[month] * backorders : 0,
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
        decimal stock
    ) =>
        product.HoldingBasis switch
        {
            HoldingBasis.Ending => stock,
            HoldingBasis.Average => (before + stock) / 2,
            HoldingBasis.AboveSafetyStock => Math.Max(0, stock - product.SafetyStock[month]),
        };
}
