namespace ForecastApi.Planning.Input;

/// <summary>The labour that makes the products in house. Arrays hold one value per month.</summary>
public sealed record PlanWorkforce
{
    /// <summary>Workers before the first month; null = the first month's workforce is free of hire and lay-off cost.</summary>
    public decimal? OpeningWorkers { get; init; }

    /// <summary>Fewest workers; null = none.</summary>
    public IReadOnlyList<decimal>? MinWorkers { get; init; }

    /// <summary>Most workers; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxWorkers { get; init; }

    /// <summary>Whether workers are whole.</summary>
    public bool WholeWorkers { get; init; } = true;

    /// <summary>Regular hours of a worker on a day.</summary>
    public required IReadOnlyList<decimal> HoursPerDay { get; init; }

    /// <summary>Working days of each month; fractions allowed.</summary>
    public required IReadOnlyList<decimal> WorkingDays { get; init; }

    /// <summary>Money per regular hour.</summary>
    public decimal RegularRate { get; init; }

    /// <summary>Money per overtime hour; null = no overtime.</summary>
    public decimal? OvertimeRate { get; init; }

    /// <summary>Whether idle hours are paid.</summary>
    public LabourPaid LabourPaid { get; init; }

    /// <summary>Whether hours may stand idle; if not, regular production takes every regular hour.</summary>
    public bool IdleAllowed { get; init; } = true;

    /// <summary>Most overtime hours per worker and month; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxOvertimeHoursPerWorker { get; init; }

    /// <summary>Most overtime hours of the whole workforce per month; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxOvertimeHours { get; init; }

    /// <summary>Money per worker hired; hired workers count from that month on.</summary>
    public decimal HireCost { get; init; }

    /// <summary>Money per worker laid off.</summary>
    public decimal LayoffCost { get; init; }

    /// <summary>Money per unit by which the daily production rate rises from one month to the next.</summary>
    public decimal RateIncreaseCost { get; init; }

    /// <summary>Money per unit by which the daily production rate falls from one month to the next.</summary>
    public decimal RateDecreaseCost { get; init; }

    /// <summary>Whether it costs anything to change the production rate.</summary>
    public bool HasRateCost => RateIncreaseCost > 0 || RateDecreaseCost > 0;

    /// <summary>Regular hours of one worker in a month.</summary>
    /// <param name="month">Index of the month, from 0.</param>
    public decimal HoursPerWorker(int month) => HoursPerDay[month] * WorkingDays[month];

    /// <summary>The most overtime hours that a workforce may work in a month; null = unlimited.</summary>
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
