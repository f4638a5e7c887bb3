namespace ForecastApi.Planning.Input;

/// <summary>The rounding of the workers that the chase strategy needs.</summary>
public enum WorkerRounding
{
    /// <summary>Up to the next integer.</summary>
    Up,

    /// <summary>To the nearest integer; a shortfall carries over into the next month.</summary>
    Nearest,

    /// <summary>No rounding: fractional workers.</summary>
    None,
}
