using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>
/// The machines of one resource that one product needs in one month, and the maximum volume of each number of machines.
/// </summary>
internal sealed class MachineSteps(int resource, PlanResource machines, PlanProduct product)
{
    /// <summary>Index of the resource.</summary>
    public int Resource => resource;

    /// <summary>Machine-hours per unit of the product.</summary>
    public decimal HoursPerUnit { get; } = machines.HoursOf(product.Sku);

    /// <summary>The maximum units of all machines; null = unlimited.</summary>
    public decimal? End => MaxPurchases is { } max ? UnitsOf(max) : null;

    // Null = unlimited.
    private decimal? MaxPurchases =>
        machines.PurchaseCost is null || machines.HoursPerMachine[0] == 0
            ? 0
            : machines.MaxPurchases;

    /// <summary>Returns the minimum number of machines to buy.</summary>
    public decimal Bought(decimal made)
    {
        var missing =
            (made * HoursPerUnit)
            + product.SetupHours
            - (machines.OpeningMachines[0] * machines.HoursPerMachine[0]);
        return missing <= 0 ? 0 : Math.Ceiling(missing / machines.HoursPerMachine[0]);
    }

    /// <summary>Returns the reason why the hours do not suffice; null if they do.</summary>
    public string? Shortage(decimal made)
    {
        if (MaxPurchases is not { } max)
            return null;
        var needed = (made * HoursPerUnit) + product.SetupHours;
        var available = (machines.OpeningMachines[0] + max) * machines.HoursPerMachine[0];
        var bought = max > 0 ? $", including {ReasonText.Number(max)} machines bought" : "";
        return needed > available
            ? $"{ReasonText.Number(needed)} hours of {machines.Id} are needed; {ReasonText.Number(available)} are available{bought}."
            : null;
    }

    /// <summary>
    /// Returns the smallest volume above the given one at which another machine is needed; null = none.
    /// </summary>
    public decimal? NextStep(decimal volume)
    {
        if (MaxPurchases == 0)
            return null;
        var bought = Bought(volume);
        var end = UnitsOf(bought);
        if (end <= volume)
            end = UnitsOf(++bought);
        return bought >= MaxPurchases || end <= volume ? null : end;
    }

    private decimal UnitsOf(decimal bought)
    {
        var hours = (machines.OpeningMachines[0] + bought) * machines.HoursPerMachine[0];
        return Math.Max(
            0,
            Math.Round(
                (hours - product.SetupHours) / HoursPerUnit,
                Tolerance.Decimals,
                MidpointRounding.ToZero
            )
        );
    }
}
