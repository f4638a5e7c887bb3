namespace ForecastApi.Planning.Results;

/// <summary>An aim by which plans are ranked.</summary>
public enum PlanAim
{
    /// <summary>Lowest total cost.</summary>
    Cost,

    /// <summary>Highest profit.</summary>
    Profit,

    /// <summary>Highest service level.</summary>
    Service,

    /// <summary>Lowest average inventory.</summary>
    Inventory,

    /// <summary>Smallest change of the production rate.</summary>
    RateChange,

    /// <summary>Fewest workers hired and laid off.</summary>
    WorkforceChange,

    /// <summary>Highest utilisation of the regular hours.</summary>
    Utilisation,

    /// <summary>Lowest peak of cumulative cash out less cumulative revenue.</summary>
    PeakFunding,
}
