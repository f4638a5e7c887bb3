using ForecastApi.Common;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>A month of a plan.</summary>
/// <param name="CashOut">The money that is paid in the month; holding, backorders and lost sales never are.</param>
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
)
{
    /// <summary>Material that is used up.</summary>
    public decimal MaterialUsed { get; init; }

    /// <summary>Material that is paid: whole orders of parts when they arrive, other material when it is used.</summary>
    public decimal MaterialPaid { get; init; }

    /// <summary>Machines that are paid, in the month of purchase.</summary>
    public decimal MachinesPaid { get; init; }

    /// <summary>Value of the parts in stock and in sub-assemblies at the end of the month.</summary>
    public decimal PartsStockValue { get; init; }
}
