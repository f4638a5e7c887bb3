namespace ForecastApi.Forecasting.Selection;

/// <summary>Demand patterns by the frequency of demand and the variation of its size.</summary>
public enum DemandClass
{
    /// <summary>Demand in nearly every month, of similar size.</summary>
    Smooth,

    /// <summary>Demand in nearly every month, of varying size.</summary>
    Erratic,

    /// <summary>Demand with months without demand between, of similar size.</summary>
    Intermittent,

    /// <summary>Demand with months without demand between, of varying size.</summary>
    Lumpy,
}
