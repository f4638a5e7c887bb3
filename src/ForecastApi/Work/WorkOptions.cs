using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Work;

/// <summary>Section <c>Work</c>: how Hangfire executes background work.</summary>
public sealed class WorkOptions
{
    public const string Section = "Work";

    /// <summary>The kind of storage for Hangfire's jobs.</summary>
    [EnumDataType(typeof(WorkStorageKind))]
    public WorkStorageKind Storage { get; set; }

    /// <summary>The number of batches that a process forecasts concurrently; set from the section <c>Forecast</c>.</summary>
    public Func<int> CountBatchWorkers { get; set; } = () => Environment.ProcessorCount;

    /// <summary>The number of large plans that a process computes concurrently; 0 = all processors but one.</summary>
    [Range(0, 256)]
    public int PlanWorkers { get; set; }

    /// <summary>The number of small plans that a process computes concurrently, in addition to the large ones.</summary>
    [Range(1, 256)]
    public int SmallPlanWorkers { get; set; } = 1;

    public int ActualPlanWorkers =>
        PlanWorkers > 0 ? PlanWorkers : Math.Max(1, Environment.ProcessorCount - 1);
}
