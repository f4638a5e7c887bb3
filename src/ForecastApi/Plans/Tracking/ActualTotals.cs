namespace ForecastApi.Plans.Tracking;

/// <summary>
/// Planned demand against actual sales. The error is e = forecast − demand, here planned demand less sales: positive
/// when sales are below plan.
/// </summary>
/// <param name="Points">The number of compared product months.</param>
/// <param name="PlannedDemand">Units.</param>
/// <param name="ActualSales">Units, less returns.</param>
/// <param name="PlannedLessActual">Σe, units.</param>
/// <param name="Wape">Σ|e| / Σ sales; null without sales.</param>
/// <param name="Bias">Σe / Σ sales; null without sales.</param>
/// <param name="PlannedServiceLevel">Share of the planned demand that the plan meets in its month; null without points.</param>
/// <param name="ServiceLevel">Share of the sales that the plan's supply meets in their month; null without points.</param>
public sealed record ActualTotals(
    int Points,
    decimal PlannedDemand,
    decimal ActualSales,
    decimal PlannedLessActual,
    double? Wape,
    double? Bias,
    decimal? PlannedServiceLevel,
    decimal? ServiceLevel
);
