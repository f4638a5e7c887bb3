using System.ComponentModel.DataAnnotations;
using Cronos;
using ForecastApi.Forecasting;

namespace ForecastApi.ForecastRuns;

/// <summary>Section <c>Forecast</c>: the nightly run and the execution of runs.</summary>
public sealed class ForecastOptions
{
    public const string Section = "Forecast";

    /// <summary>The cron schedule of the nightly run, in the time zone of <c>Calendar:TimeZone</c>; empty = never.</summary>
    [CustomValidation(typeof(ForecastOptions), nameof(CheckSchedule))]
    public string Schedule { get; set; } = "0 2 * * *";

    /// <summary>The number of minutes after which a night without a successful run is overdue.</summary>
    [Range(1, 10_000)]
    public int OverdueMinutes { get; set; } = 120;

    /// <summary>The number of months that the nightly run forecasts.</summary>
    [Range(1, MaxHorizon)]
    public int Horizon { get; set; } = 12;

    /// <summary>The number of products per batch, which bounds the work that is repeated after a crash.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>The number of batches that a process forecasts concurrently; 0 = one per processor.</summary>
    [Range(0, 256)]
    public int Workers { get; set; }

    /// <summary>Whether a run also trains LightGBM's trees, where the library is available.</summary>
    public bool PooledTrees { get; set; }

    /// <summary>Whether a run trains ML.NET's SSA, in builds that contain it.</summary>
    public bool MlNetSsa { get; set; } = true;

    /// <summary>The number of days for which runs other than official snapshots are kept.</summary>
    [Range(1, 36_500)]
    public int KeepWorkingRunsDays { get; set; } = 60;

    /// <summary>The number of months for which official snapshots are kept; null = unlimited.</summary>
    [Range(1, 1200)]
    public int? KeepOfficialRunsMonths { get; set; }

    public const int MaxHorizon = 36;

    public int ActualWorkers => Workers == 0 ? Environment.ProcessorCount : Workers;

    /// <summary>Creates the settings of the forecasting engine.</summary>
    public ForecastSettings ToSettings(int horizon) =>
        new()
        {
            Horizon = horizon,
            PooledTrees = PooledTrees,
            MlNetSsa = MlNetSsa,
        };

    /// <summary>Validates the schedule. This is a rule of the property, since validation skips object rules once a property is invalid.</summary>
    public static ValidationResult? CheckSchedule(string schedule) =>
        schedule.Length == 0 || CronExpression.TryParse(schedule, out _)
            ? ValidationResult.Success
            : new(
                $"Forecast:Schedule '{schedule}' is not a cron expression of five fields, such as 0 2 * * *."
            );
}
