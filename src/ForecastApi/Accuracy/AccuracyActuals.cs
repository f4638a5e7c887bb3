namespace ForecastApi.Accuracy;

/// <summary>The version of the sales that live forecasts are compared with.</summary>
public enum AccuracyActuals
{
    /// <summary>As known now.</summary>
    Latest,

    /// <summary>As known when a run first saw the month closed, before any correction.</summary>
    AsFirstKnown,
}
