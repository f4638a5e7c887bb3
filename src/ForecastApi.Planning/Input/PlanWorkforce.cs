namespace ForecastApi.Planning.Input;

/// <summary>The workforce for in-house production. Arrays have one value per month.</summary>
public sealed record PlanWorkforce
{
    /// <summary>Workers before the first month; null = no hiring or lay-off cost in the first month.</summary>
    public decimal? OpeningWorkers { get; init; }

    /// <summary>Minimum workers; null = none.</summary>
    public IReadOnlyList<decimal>? MinWorkers { get; init; }

    /// <summary>Maximum workers; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxWorkers { get; init; }

    /// <summary>Whether the number of workers must be an integer.</summary>
    public bool WholeWorkers { get; init; } = true;

    /// <summary>Regular hours per worker and day.</summary>
    public required IReadOnlyList<decimal> HoursPerDay { get; init; }

    /// <summary>Working days of each month; may be fractional.</summary>
    public required IReadOnlyList<decimal> WorkingDays { get; init; }

    /// <summary>Money per regular hour.</summary>
    public decimal RegularRate { get; init; }

    /// <summary>Money per overtime hour; null = no overtime.</summary>
    public decimal? OvertimeRate { get; init; }

    /// <summary>Whether idle hours are paid.</summary>
    public LabourPaid LabourPaid { get; init; }

    /// <summary>Whether idle hours are allowed; if not, regular production uses every regular hour.</summary>
    public bool IdleAllowed { get; init; } = true;

    /// <summary>Maximum overtime hours per worker and month; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxOvertimeHoursPerWorker { get; init; }

    /// <summary>Maximum overtime hours of the whole workforce per month; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxOvertimeHours { get; init; }

    /// <summary>Money per worker hired; a worker is available from the month of hiring.</summary>
    public decimal HireCost { get; init; }

    /// <summary>Money per worker laid off.</summary>
    public decimal LayoffCost { get; init; }

    /// <summary>Money per unit by which the daily production rate rises from one month to the next.</summary>
    public decimal RateIncreaseCost { get; init; }

    /// <summary>Money per unit by which the daily production rate falls from one month to the next.</summary>
    public decimal RateDecreaseCost { get; init; }

    /// <summary>Whether a change of the production rate has a cost.</summary>
    public bool HasRateCost => RateIncreaseCost > 0 || RateDecreaseCost > 0;

    /// <summary>Returns the regular hours of one worker in a month.</summary>
    /// <param name="month">Index of the month, from 0.</param>
    public decimal HoursPerWorker(int month) => HoursPerDay[month] * WorkingDays[month];

    /// <summary>Returns the maximum overtime hours of a workforce in a month; null = unlimited.</summary>
    /// <param name="month">Index of the month, from 0.</param>
    /// <param name="workers">Workers employed in that month.</param>
    public decimal? OvertimeLimit(int month, decimal workers)
    {
        if (OvertimeRate is null)
            return 0;
        var each = MaxOvertimeHoursPerWorker?[month] * workers;
        var all = MaxOvertimeHours?[month];
        return each is null || all is null ? each ?? all : Math.Min(each.Value, all.Value);
    }
}
