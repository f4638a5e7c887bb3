namespace ForecastApi.Work;

/// <summary>Identifies a kind of background work; each has one <see cref="IWorkHandler"/>. Stored jobs hold the numbers.</summary>
public enum WorkKind
{
    /// <summary>Enqueues the work that is open in the tables but unknown to Hangfire.</summary>
    Recovery = 0,

    /// <summary>Computes frequently read results before they are requested.</summary>
    CacheWarming = 1,

    /// <summary>Creates the run of a due night.</summary>
    NightlyRun = 2,

    /// <summary>Prepares a forecast run, or publishes it once its batches are done.</summary>
    ForecastRun = 3,

    /// <summary>Forecasts the products of one batch.</summary>
    ForecastBatch = 4,

    /// <summary>Runs the steps that follow the publication of a run.</summary>
    RunPublished = 5,

    /// <summary>Imports the sales of an accepted file.</summary>
    SalesImport = 6,

    /// <summary>Deletes the stored bodies of interrupted uploads.</summary>
    ImportCleanup = 7,

    /// <summary>Computes an accepted plan.</summary>
    Plan = 8,
}
