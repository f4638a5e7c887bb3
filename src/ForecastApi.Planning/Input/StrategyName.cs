namespace ForecastApi.Planning.Input;

/// <summary>The strategies, in the order in which they are planned and listed when none is asked for.</summary>
public enum StrategyName
{
    /// <summary>The workforce follows the demand; each month makes exactly its requirement.</summary>
    Chase,

    /// <summary>A constant workforce at full regular hours; the surplus is stocked.</summary>
    Level,

    /// <summary>A constant workforce at full regular hours; suppliers cover what is missing.</summary>
    LevelWithSubcontract,

    /// <summary>A constant workforce at full regular hours; overtime is placed at least cost.</summary>
    LevelWithOvertime,

    /// <summary>Each month what it needs: the opening workforce, then overtime, then suppliers.</summary>
    JustInTime,

    /// <summary>Everything is bought.</summary>
    ThirdParty,

    /// <summary>Lowest cost or highest profit, proven.</summary>
    Optimal,
}
