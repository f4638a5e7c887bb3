using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>The labour of one product in one month, by the hour: regular hours first, then overtime.</summary>
/// <param name="input">One month with the product alone.</param>
internal sealed class HourlyLabour(PlanInput input)
{
    private readonly PlanWorkforce? _workforce = input.Workforce;
    private readonly decimal _hours = input.Products[0].LabourHoursPerUnit;
    private readonly decimal _setup = input.Products[0].SetupHours;

    /// <summary>The most units made in regular hours, and in all hours.</summary>
    public IEnumerable<decimal> Breakpoints =>
        _hours == 0 ? [] : new[] { RegularUnits, AllUnits }.OfType<decimal>();

    // Null = unlimited.
    private decimal? RegularHours =>
        _workforce is not { } w ? null
        : w.MaxWorkers?[0] is { } max ? max * w.HoursPerWorker(0)
        : w.HoursPerWorker(0) > 0 ? null
        : 0;

    // Where workers are without end, a limit on the overtime of each limits nothing, unless it is 0.
    private decimal? OvertimeHours =>
        _workforce is not { } w ? null
        : w.OvertimeRate is null || w.MaxOvertimeHoursPerWorker?[0] == 0 ? 0
        : w.MaxWorkers?[0] is { } max ? w.OvertimeLimit(0, max)
        : w.MaxOvertimeHours?[0];

    private decimal? AllHours => RegularHours + OvertimeHours;

    private decimal? RegularUnits =>
        RegularHours is { } hours ? Math.Max(0, Down((hours - _setup) / _hours)) : null;

    private decimal? AllUnits =>
        AllHours is { } hours ? Math.Max(0, Down((hours - _setup) / _hours)) : null;

    /// <summary>Why there are not hours enough; null when there are.</summary>
    public string? Shortage(decimal made)
    {
        if (RegularHours < _setup)
            return $"The set-up takes {ReasonText.Number(_setup)} regular hours; there are {ReasonText.Number(RegularHours.Value)}.";
        var needed = (made * _hours) + _setup;
        return AllHours < needed && _hours > 0
            ? $"{ReasonText.Number(needed)} labour hours are needed; with overtime there are {ReasonText.Number(AllHours.Value)}."
            : null;
    }

    /// <summary>Workers, units in regular hours and units in overtime.</summary>
    public (decimal Workers, decimal Regular, decimal Overtime) Split(decimal made)
    {
        if (_workforce is not { } w)
            return (0, made, 0);
        var regular = _hours > 0 && RegularUnits is { } max ? Math.Min(made, max) : made;
        var each = w.HoursPerWorker(0);
        var extra = w.MaxOvertimeHoursPerWorker?[0] ?? 0;
        var workers =
            w.MaxWorkers?[0]
            ?? (
                each > 0 ? ((regular * _hours) + _setup) / each
                : extra > 0 ? (made - regular) * _hours / extra
                : 0
            );
        return (workers, regular, made - regular);
    }

    private static decimal Down(decimal units) =>
        Math.Round(units, Tolerance.Decimals, MidpointRounding.ToZero);
}
