namespace ForecastApi.Work;

public enum WorkStorageKind
{
    /// <summary>A file beside the embedded database, or the tables of Hangfire in SQL Server.</summary>
    Database,

    /// <summary>The memory of the process: each start recovers the open work from the tables.</summary>
    Memory,
}
