namespace ForecastApi.Planning.Input;

/// <summary>How the chase strategy turns the hours it needs into workers.</summary>
public enum WorkerRounding
{
    /// <summary>Up to the next whole worker.</summary>
    Up,

    /// <summary>To the nearest whole worker; a shortfall is carried into the next month.</summary>
    Nearest,

    /// <summary>Not at all: part workers.</summary>
    None,
}
