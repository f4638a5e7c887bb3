namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>The type of season of an exponential smoothing model.</summary>
internal enum EtsSeason
{
    None,
    Additive,
    Multiplicative,
}

/// <summary>A member of the family: error, trend, season.</summary>
/// <param name="MultiplicativeError">Whether the error is relative to the forecast.</param>
/// <param name="Trend">Whether the form has a (damped) trend.</param>
/// <param name="Season">Season.</param>
internal readonly record struct EtsForm(bool MultiplicativeError, bool Trend, EtsSeason Season)
{
    /// <summary>The number of smoothing parameters: α, then γ with a season, β and φ with a trend.</summary>
    public int SmoothingParameters => 1 + (Season == EtsSeason.None ? 0 : 1) + (Trend ? 2 : 0);

    /// <summary>
    /// Returns the number of estimated quantities: smoothing parameters, initial states and the error's variance.
    /// </summary>
    public int Parameters(int seasonLength) =>
        SmoothingParameters
        + (Trend ? 2 : 1)
        + (Season == EtsSeason.None ? 0 : seasonLength - 1)
        + 1;
}
