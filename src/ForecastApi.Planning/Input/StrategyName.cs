namespace ForecastApi.Planning.Input;

/// <summary>The strategies, in the default order of planning and listing.</summary>
public enum StrategyName
{
    /// <summary>The workforce follows the demand; each month makes exactly its requirement.</summary>
    Chase,

    /// <summary>A constant workforce at full regular hours; surplus goes to stock.</summary>
    Level,

    /// <summary>A constant workforce at full regular hours; suppliers cover the shortfall.</summary>
    LevelWithSubcontract,

    /// <summary>A constant workforce at full regular hours; overtime is scheduled at minimum cost.</summary>
    LevelWithOvertime,

    /// <summary>Each month supplies its own need: first the opening workforce, then overtime, then suppliers.</summary>
    JustInTime,

    /// <summary>Everything is bought from suppliers.</summary>
    ThirdParty,

    /// <summary>Minimum cost or maximum profit, with a proof.</summary>
    Optimal,
}
