namespace ForecastApi.Forecasting.Selection;

/// <summary>Demand patterns by how often demand comes and how much its size varies.</summary>
public enum DemandClass
{
    /// <summary>Nearly every month, much the same size.</summary>
    Smooth,

    /// <summary>Nearly every month, sizes vary.</summary>
    Erratic,

    /// <summary>With months of nothing between, much the same size.</summary>
    Intermittent,

    /// <summary>With months of nothing between, sizes vary.</summary>
    Lumpy,
}
