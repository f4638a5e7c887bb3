using System.Text.Json.Serialization;
using ForecastApi.Common;

namespace ForecastApi.Plans.Requests;

public sealed record ResourceRequest
{
    public required string Id { get; init; }

    /// <summary>By SKU; a product that is not listed does not use the resource.</summary>
    public IReadOnlyDictionary<string, decimal>? HoursPerUnit { get; init; }

    /// <summary>Can be lower in a month of maintenance.</summary>
    public PerMonth? OpeningMachines { get; init; }

    public PerMonth? HoursPerMachine { get; init; }

    public decimal OperatingCostPerHour { get; init; }

    /// <summary>Null = no purchases.</summary>
    public decimal? PurchaseCost { get; init; }

    /// <summary>Months; 0 = usable in the month of purchase.</summary>
    public int PurchaseLeadTime { get; init; }

    /// <summary>Maximum over the whole plan; null = no limit.</summary>
    public int? MaxPurchases { get; init; }

    /// <summary>Useful life: 1/lifeMonths of the cost of a machine counts in each month from the purchase on; null = the whole cost in the month of purchase. The cash leaves in the month of purchase.</summary>
    public int? LifeMonths { get; init; }

    /// <summary>True in a plan request leaves the stored entry out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Omit { get; init; }
}
