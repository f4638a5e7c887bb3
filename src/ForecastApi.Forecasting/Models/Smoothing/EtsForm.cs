namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>How the season enters an exponential smoothing model.</summary>
internal enum EtsSeason
{
    None,
    Additive,
    Multiplicative,
}

/// <summary>The trend of an exponential smoothing model.</summary>
internal enum EtsTrend
{
    None,
    Additive,
    Damped,
}

/// <summary>A member of the family: error, trend, season.</summary>
/// <param name="MultiplicativeError">Whether the error is relative to the forecast.</param>
/// <param name="Trend">Trend.</param>
/// <param name="Season">Season.</param>
internal readonly record struct EtsForm(bool MultiplicativeError, EtsTrend Trend, EtsSeason Season)
{
    /// <summary>Number of smoothing parameters: α, then β and φ with a trend, γ with a season.</summary>
    public int SmoothingParameters =>
        1
        + Trend switch
        {
            EtsTrend.None => 0,
            EtsTrend.Additive => 1,
            EtsTrend.Damped => 2,
        }
        + (Season == EtsSeason.None ? 0 : 1);

    /// <summary>Everything estimated: smoothing parameters, initial states and the error's variance.</summary>
    public int Parameters(int seasonLength) =>
        SmoothingParameters
        + (Trend == EtsTrend.None ? 1 : 2)
        + (Season == EtsSeason.None ? 0 : seasonLength - 1)
        + 1;
}
