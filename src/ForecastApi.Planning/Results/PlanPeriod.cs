namespace ForecastApi.Planning.Results;

/// <summary>One month of a plan.</summary>
public sealed record PlanPeriod
{
    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Workers employed.</summary>
    public decimal Workers { get; init; }

    /// <summary>Workers hired at the start of the month.</summary>
    public decimal Hired { get; init; }

    /// <summary>Workers laid off at the start of the month.</summary>
    public decimal LaidOff { get; init; }

    /// <summary>Regular hours used.</summary>
    public decimal RegularHours { get; init; }

    /// <summary>Overtime hours used.</summary>
    public decimal OvertimeHours { get; init; }

    /// <summary>Regular hours not used.</summary>
    public decimal IdleHours { get; init; }

    /// <summary>The month's cost by kind.</summary>
    public required CostBreakdown Costs { get; init; }

    /// <summary>The month's cost: the sum of <see cref="Costs"/>.</summary>
    public decimal Cost => Costs.Total;

    /// <summary>Money paid for material: parts in the month in which they arrive, other material when it is used.</summary>
    public decimal MaterialPaid { get; init; }

    /// <summary>Money paid for machines in their month of purchase.</summary>
    public decimal MachinesPaid { get; init; }

    /// <summary>Value of the parts in stock and in sub-assemblies at the month's end, at their unit cost.</summary>
    public decimal PartsStockValue { get; init; }

    /// <summary>The money that is paid in the month; penalties (holding, backorders, lost sales) never are.</summary>
    public decimal CashOut => Costs.Paid + MaterialPaid + MachinesPaid;

    /// <summary>Cash out from the first month to this one.</summary>
    public decimal CumulativeCashOut { get; init; }

    /// <summary>Demand less lost sales, at the price of the month of the demand.</summary>
    public decimal Revenue { get; init; }

    /// <summary>The products, in the order of the input.</summary>
    public required IReadOnlyList<PlanProductMonth> Products { get; init; }

    /// <summary>The machines, in the order of the input.</summary>
    public required IReadOnlyList<PlanResourceMonth> Resources { get; init; }
}
