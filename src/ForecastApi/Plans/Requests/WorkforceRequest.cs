using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

public sealed record WorkforceRequest
{
    /// <summary>Null = the first month's workforce is free of hire and lay-off cost.</summary>
    public decimal? OpeningWorkers { get; init; }

    public PerMonth? MinWorkers { get; init; }

    public PerMonth? MaxWorkers { get; init; }

    public bool WholeWorkers { get; init; } = true;

    public PerMonth? HoursPerDay { get; init; }

    public PerMonth? WorkingDays { get; init; }

    public decimal RegularRate { get; init; }

    /// <summary>Null = no overtime.</summary>
    public decimal? OvertimeRate { get; init; }

    public LabourPaid LabourPaid { get; init; }

    /// <summary>False: regular production takes every regular hour.</summary>
    public bool IdleAllowed { get; init; } = true;

    public PerMonth? MaxOvertimeHoursPerWorker { get; init; }

    public PerMonth? MaxOvertimeHours { get; init; }

    public decimal HireCost { get; init; }

    public decimal LayoffCost { get; init; }

    public decimal RateIncreaseCost { get; init; }

    public decimal RateDecreaseCost { get; init; }
}
