namespace ForecastApi.Work;

/// <summary>The kinds of background work; each has one <see cref="IWorkHandler"/>.</summary>
public enum WorkKind
{
    /// <summary>Enqueues again the work that is open in the tables and lost in Hangfire.</summary>
    Recovery,

    /// <summary>Computes the results that many readers ask for.</summary>
    CacheWarming,

    /// <summary>Creates the run of a night that is due.</summary>
    NightlyRun,

    /// <summary>Prepares a forecast run, or publishes it once its batches are done.</summary>
    ForecastRun,

    /// <summary>Forecasts the products of one batch.</summary>
    ForecastBatch,

    /// <summary>Runs the steps that follow the publication of a run.</summary>
    RunPublished,

    /// <summary>Imports the sales of an accepted file.</summary>
    SalesImport,

    /// <summary>Deletes the stored bodies of uploads that were interrupted.</summary>
    ImportCleanup,

    /// <summary>Computes an accepted plan.</summary>
    Plan,
}
