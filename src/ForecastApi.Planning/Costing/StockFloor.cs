using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>The lowest net stock allowed or planned for a product at the end of a month.</summary>
internal static class StockFloor
{
    /// <summary>Returns the minimum net stock in units; null if backorders are unlimited.</summary>
    public static decimal? Minimum(PlanProduct product, int month)
    {
        var safety =
            product.HoldingBasis == HoldingBasis.AboveSafetyStock ? 0 : product.SafetyStock[month];
        var closing = month == product.Demand.Count - 1 ? product.ClosingStock : null;
        if (closing is { } asked)
            return Math.Max(asked, safety);
        return safety > 0 || product.BackorderCost is null ? safety : null;
    }

    /// <summary>Returns the net stock in units that requirement-driven strategies plan for.</summary>
    public static decimal Target(PlanProduct product, int month)
    {
        var safety = product.SafetyStock[month];
        return month == product.Demand.Count - 1
            ? Math.Max(product.ClosingStock ?? 0, safety)
            : safety;
    }
}
