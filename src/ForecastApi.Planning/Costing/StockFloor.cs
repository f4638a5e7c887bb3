using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>How low a product's net stock may be at a month's end.</summary>
internal static class StockFloor
{
    /// <summary>The least net stock, in units; null = backorders without end are allowed.</summary>
    public static decimal? Minimum(PlanProduct product, int month)
    {
        var safety =
            product.HoldingBasis == HoldingBasis.AboveSafetyStock ? 0 : product.SafetyStock[month];
        var closing = month == product.Demand.Count - 1 ? product.ClosingStock : null;
        if (closing is { } asked)
            return Math.Max(asked, safety);
        return safety > 0 || product.BackorderCost is null ? safety : null;
    }

    /// <summary>The net stock that strategies which plan to their requirement aim at, in units.</summary>
    public static decimal Target(PlanProduct product, int month)
    {
        var safety = product.SafetyStock[month];
        return month == product.Demand.Count - 1
            ? Math.Max(product.ClosingStock ?? 0, safety)
            : safety;
    }
}
