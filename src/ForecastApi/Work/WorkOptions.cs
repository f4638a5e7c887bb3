using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Work;

/// <summary>Section <c>Work</c>: how Hangfire executes background work.</summary>
public sealed class WorkOptions
{
    public const string Section = "Work";

    /// <summary>Where Hangfire keeps its jobs.</summary>
    [EnumDataType(typeof(WorkStorageKind))]
    public WorkStorageKind Storage { get; set; }

    /// <summary>Counts the batches that a process forecasts at a time; the section <c>Forecast</c> sets it.</summary>
    public Func<int> CountBatchWorkers { get; set; } = () => Environment.ProcessorCount;

    /// <summary>Large plans that a process computes at a time; 0 = all processors but one.</summary>
    [Range(0, 256)]
    public int PlanWorkers { get; set; }

    /// <summary>Small plans that a process computes at a time, beside the large ones.</summary>
    [Range(1, 256)]
    public int SmallPlanWorkers { get; set; } = 1;

    public int ActualPlanWorkers =>
        PlanWorkers > 0 ? PlanWorkers : Math.Max(1, Environment.ProcessorCount - 1);
}
