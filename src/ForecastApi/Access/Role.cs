namespace ForecastApi.Access;

/// <summary>What a caller may do. Everybody who is known may read; an admin may do everything.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Reader,

    /// <summary>Starts runs, plans, overrides forecasts, decides on exceptions.</summary>
    Planner,

    /// <summary>Stores sales, products and bills of materials.</summary>
    Importer,

    /// <summary>Everything, keys, the audit record and the job dashboard included.</summary>
    Admin,
}
