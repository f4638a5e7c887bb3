namespace ForecastApi.Planning.Input;

/// <summary>A group of identical machines shared by products. Arrays have one value per month.</summary>
public sealed record PlanResource
{
    /// <summary>The group's code, unique in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Machine-hours per unit made in house, by product; a product that is not listed does not use it.</summary>
    public IReadOnlyDictionary<string, decimal> HoursPerUnit { get; init; } =
        new Dictionary<string, decimal>();

    /// <summary>Machines available without purchase; fewer in a month of maintenance.</summary>
    public required IReadOnlyList<decimal> OpeningMachines { get; init; }

    /// <summary>Hours that one machine can run in a month.</summary>
    public required IReadOnlyList<decimal> HoursPerMachine { get; init; }

    /// <summary>Money per machine-hour used.</summary>
    public decimal OperatingCostPerHour { get; init; }

    /// <summary>Money for one machine, paid in the month of purchase; null = machines cannot be bought.</summary>
    public decimal? PurchaseCost { get; init; }

    /// <summary>
    /// Useful life of a machine in months: this share of its cost counts in each month from the purchase on, while the
    /// cash leaves in the month of purchase; null = the cost counts whole in that month.
    /// </summary>
    public int? LifeMonths { get; init; }

    /// <summary>Months from the purchase of a machine to its first use; 0 = usable in the month of purchase.</summary>
    public int PurchaseLeadTime { get; init; }

    /// <summary>Maximum machines bought over the plan; null = unlimited.</summary>
    public int? MaxPurchases { get; init; }

    /// <summary>Returns the machine-hours per unit of a product; 0 if the product does not use the machines.</summary>
    /// <param name="sku">The product.</param>
    public decimal HoursOf(string sku) => HoursPerUnit.GetValueOrDefault(sku);
}
