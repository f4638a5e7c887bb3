namespace ForecastApi.Plans.Answers;

/// <summary>The costs of a plan by kind.</summary>
/// <param name="LostSales">Without the lost revenue.</param>
public sealed record PlanCosts(
    decimal RegularLabour,
    decimal Overtime,
    decimal Hiring,
    decimal Layoff,
    decimal RateChange,
    decimal Holding,
    decimal Backorder,
    decimal LostSales,
    decimal Material,
    decimal Setup,
    decimal Subcontract,
    decimal Ordering,
    decimal Tooling,
    decimal MachinePurchase,
    decimal MachineOperation
)
{
    /// <summary>Parts ordered too late that arrive in time, in addition to their own cost.</summary>
    public decimal Expediting { get; init; }
}
