namespace ForecastApi.Planning.Results;

/// <summary>The KPIs of a plan in addition to its cost.</summary>
public sealed record PlanKpis
{
    /// <summary>Share of the demand met in its own month, 0 to 1; 1 if there is no demand.</summary>
    public decimal ServiceLevel { get; init; }

    /// <summary>Mean ending stock of all products, in units.</summary>
    public decimal AverageInventory { get; init; }

    /// <summary>Mean ending stock at material cost (or the cheapest supplier's unit cost), in money.</summary>
    public decimal AverageInventoryValue { get; init; }

    /// <summary>Sum of the absolute month-to-month changes of in-house production, in units.</summary>
    public decimal ProductionRateChange { get; init; }

    /// <summary>Workers hired and laid off.</summary>
    public decimal WorkforceChange { get; init; }

    /// <summary>Regular hours used divided by regular hours available, 0 to 1.</summary>
    public decimal Utilisation { get; init; }

    /// <summary>Highest cumulative cash out less cumulative revenue, in money.</summary>
    public decimal PeakFunding { get; init; }
}
