using ForecastApi.Common;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>A month of a plan.</summary>
/// <param name="CashOut">Cost without holding, backorder and lost-sale penalties.</param>
public sealed record PlanMonth(
    Month Month,
    decimal Workers,
    decimal Hired,
    decimal LaidOff,
    decimal RegularHours,
    decimal OvertimeHours,
    decimal IdleHours,
    decimal Cost,
    decimal CashOut,
    decimal CumulativeCashOut,
    IReadOnlyList<PlanProductMonth> Products,
    IReadOnlyList<PlanResourceMonth> Resources
);
