namespace ForecastApi.Access;

/// <summary>The permissions of a caller. Every role may read; an admin may do everything.</summary>
public enum Role
{
    /// <summary>Reads all data.</summary>
    Reader,

    /// <summary>Starts runs, creates plans, overrides forecasts and handles exceptions.</summary>
    Planner,

    /// <summary>Stores sales, products and bills of materials.</summary>
    Importer,

    /// <summary>Does everything, including API keys, the audit log and the job dashboard.</summary>
    Admin,
}
