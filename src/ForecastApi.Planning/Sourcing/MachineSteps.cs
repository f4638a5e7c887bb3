using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>The machines of one resource that one product needs in one month, and the volumes up to which they suffice.</summary>
internal sealed class MachineSteps(int resource, PlanResource machines, PlanProduct product)
{
    /// <summary>Index of the resource.</summary>
    public int Resource => resource;

    /// <summary>Machine-hours per unit of the product.</summary>
    public decimal HoursPerUnit { get; } = machines.HoursOf(product.Sku);

    /// <summary>The most units that all machines can make; null = as many as are wanted.</summary>
    public decimal? End => MaxPurchases is { } max ? UnitsOf(max) : null;

    // The most machines that can be bought; null = no limit.
    private decimal? MaxPurchases =>
        machines.PurchaseCost is null || machines.HoursPerMachine[0] == 0
            ? 0
            : machines.MaxPurchases;

    /// <summary>The fewest machines to buy.</summary>
    public decimal Bought(decimal made)
    {
        var missing =
            (made * HoursPerUnit)
            + product.SetupHours
            - (machines.OpeningMachines[0] * machines.HoursPerMachine[0]);
        return missing <= 0 ? 0 : Math.Ceiling(missing / machines.HoursPerMachine[0]);
    }

    /// <summary>Why there are not hours enough; null when there are.</summary>
    public string? Shortage(decimal made)
    {
        if (MaxPurchases is not { } max)
            return null;
        var needed = (made * HoursPerUnit) + product.SetupHours;
        var available = (machines.OpeningMachines[0] + max) * machines.HoursPerMachine[0];
        var bought = max > 0 ? $", with {ReasonText.Number(max)} machines bought," : "";
        return needed > available
            ? $"{ReasonText.Number(needed)} hours of {machines.Id} are needed; there are{bought} {ReasonText.Number(available)}."
            : null;
    }

    /// <summary>The smallest volume above one at which one more machine starts to be needed; null = none.</summary>
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
