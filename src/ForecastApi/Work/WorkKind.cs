namespace ForecastApi.Work;

/// <summary>Identifies a kind of background work; each has one <see cref="IWorkHandler"/>.</summary>
public enum WorkKind
{
    /// <summary>Enqueues the work that is open in the tables but unknown to Hangfire.</summary>
    Recovery,

    /// <summary>Computes frequently read results before they are requested.</summary>
    CacheWarming,

    /// <summary>Creates the run of a due night.</summary>
    NightlyRun,

    /// <summary>Prepares a forecast run, or publishes it once its batches are done.</summary>
    ForecastRun,

    /// <summary>Forecasts the products of one batch.</summary>
    ForecastBatch,

    /// <summary>Runs the steps that follow the publication of a run.</summary>
    RunPublished,

    /// <summary>Imports the sales of an accepted file.</summary>
    SalesImport,

    /// <summary>Deletes the stored bodies of interrupted uploads.</summary>
    ImportCleanup,

    /// <summary>Computes an accepted plan.</summary>
    Plan,
}
