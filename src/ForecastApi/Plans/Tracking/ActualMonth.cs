using ForecastApi.Common;

namespace ForecastApi.Plans.Tracking;

/// <summary>A complete month of an accepted plan.</summary>
/// <param name="Totals">Over the products with sales.</param>
public sealed record ActualMonth(
    Month Month,
    ActualTotals Totals,
    IReadOnlyList<ActualProductMonth> Products
);
