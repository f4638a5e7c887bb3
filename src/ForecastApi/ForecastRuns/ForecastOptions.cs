using System.ComponentModel.DataAnnotations;
using Cronos;
using ForecastApi.Forecasting;

namespace ForecastApi.ForecastRuns;

/// <summary>Section <c>Forecast</c>: the nightly run and how a run works.</summary>
public sealed class ForecastOptions
{
    public const string Section = "Forecast";

    /// <summary>When the nightly run starts, in the time zone of <c>Calendar:TimeZone</c>; empty = never.</summary>
    [CustomValidation(typeof(ForecastOptions), nameof(CheckSchedule))]
    public string Schedule { get; set; } = "0 2 * * *";

    /// <summary>Minutes after which a night without a run that has succeeded is overdue.</summary>
    [Range(1, 10_000)]
    public int OverdueMinutes { get; set; } = 120;

    /// <summary>Months that the nightly run forecasts.</summary>
    [Range(1, MaxHorizon)]
    public int Horizon { get; set; } = 12;

    /// <summary>Products of one batch: what a killed process does again at most.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>Batches worked on at once; 0 = one a processor.</summary>
    [Range(0, 256)]
    public int Workers { get; set; }

    /// <summary>Whether a run trains LightGBM's trees too, where its library is there.</summary>
    public bool PooledTrees { get; set; }

    /// <summary>Days that runs which are no official snapshot are kept.</summary>
    [Range(1, 36_500)]
    public int KeepWorkingRunsDays { get; set; } = 60;

    /// <summary>Months that official snapshots are kept; null = for ever.</summary>
    [Range(1, 1200)]
    public int? KeepOfficialRunsMonths { get; set; }

    public const int MaxHorizon = 36;

    public int ActualWorkers => Workers == 0 ? Environment.ProcessorCount : Workers;

    /// <summary>What the engine is asked for.</summary>
    public ForecastSettings ToSettings(int horizon) =>
        new() { Horizon = horizon, PooledTrees = PooledTrees };

    /// <summary>A rule of the property, not of the object: those are left out once a property is wrong.</summary>
    public static ValidationResult? CheckSchedule(string schedule) =>
        schedule.Length == 0 || CronExpression.TryParse(schedule, out _)
            ? ValidationResult.Success
            : new(
                $"Forecast:Schedule '{schedule}' is not a cron expression of five fields, such as 0 2 * * *."
            );
}
