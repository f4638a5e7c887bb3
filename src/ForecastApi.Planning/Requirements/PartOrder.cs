using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Requirements;

/// <summary>A planned order of a part, with months as indexes; negative months are before the start of the plan.</summary>
/// <param name="Sku">The part.</param>
/// <param name="Arrival">The month in which it is needed and arrives.</param>
/// <param name="Month">The month in which it must be ordered or started.</param>
/// <param name="Quantity">Units, rounded to 6 decimals.</param>
internal sealed record PartOrder(string Sku, int Arrival, int Month, decimal Quantity)
{
    /// <summary>The supplier of the request; null for other parts.</summary>
    public string? Supplier { get; init; }

    /// <summary>Money paid for the units on arrival; 0 for a sub-assembly and for a supplier of the request.</summary>
    public decimal PartCost { get; init; }

    /// <summary>Money for the units at a supplier of the request, which counts with the order.</summary>
    public decimal SupplierCost { get; init; }

    /// <summary>Money for the order to arrive in time.</summary>
    public decimal ExpediteCost { get; init; }

    /// <summary>Whether the order is expedited.</summary>
    public bool IsExpedited { get; init; }

    /// <summary>Whether the order month is before the start of the plan.</summary>
    public bool IsLate => Month < 0;

    /// <summary>The month of the plan in which the order is paid: that of its arrival.</summary>
    public int PaidMonth => Math.Max(0, Arrival);

    /// <summary>Returns the order as a result of a plan.</summary>
    public PlannedOrder ToResult(PlanInput input) =>
        new(
            Sku,
            input.Month(Arrival),
            Quantity,
            input.Month(Month),
            PartCost + SupplierCost + ExpediteCost,
            IsLate
        )
        {
            Supplier = Supplier,
            Expedited = IsExpedited,
        };
}
