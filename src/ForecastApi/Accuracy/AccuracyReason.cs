namespace ForecastApi.Accuracy;

/// <summary>The reason why a measure is null.</summary>
public enum AccuracyReason
{
    /// <summary>The demand of these months is zero.</summary>
    NoDemand,

    /// <summary>The histories before these forecasts are flat: there is no scale.</summary>
    FlatHistory,

    /// <summary>No seasonal naive forecast is stored, or it has no errors.</summary>
    NoBenchmark,

    /// <summary>No forecast of the group is overridden, or the statistical forecasts of those have no errors.</summary>
    NoOverrides,

    /// <summary>Sums of months have no bounds.</summary>
    NoBounds,

    /// <summary>All errors are zero.</summary>
    NoError,
}
