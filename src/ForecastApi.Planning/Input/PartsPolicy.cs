namespace ForecastApi.Planning.Input;

/// <summary>Whether production waits for its parts.</summary>
public enum PartsPolicy
{
    /// <summary>Nothing is made before its parts can be there.</summary>
    Required,

    /// <summary>Orders of parts that would have had to be placed before the start of the plan are only marked late.</summary>
    Flagged,
}
