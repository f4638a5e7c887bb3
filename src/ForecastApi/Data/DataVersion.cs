namespace ForecastApi.Data;

/// <summary>Identifies a kind of data whose changes are counted; each is a row of the table DataVersions.</summary>
public enum DataVersion
{
    /// <summary>Advances when a run is published.</summary>
    ForecastRuns,

    Sales,

    /// <summary>Products and their bills of materials.</summary>
    Products,

    Overrides,

    /// <summary>Planning parameters and accepted plans.</summary>
    Planning,

    /// <summary>The working days of the company.</summary>
    Calendar,

    /// <summary>Alerts; the API calls them exceptions.</summary>
    Exceptions,
}
