using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Feasibility;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Sourcing;

/// <summary>The labour of one product in one month, paid by the hour: regular hours first, then overtime.</summary>
/// <param name="input">One month with this product only.</param>
internal sealed class HourlyLabour(PlanInput input)
{
    private readonly PlanWorkforce? _workforce = input.Workforce;
    private readonly decimal _hours = input.Products[0].LabourHoursPerUnit;
    private readonly decimal _setup = input.Products[0].SetupHours;

    /// <summary>The maximum units in regular hours, and in all hours.</summary>
    public IEnumerable<decimal> Breakpoints =>
        _hours == 0 ? [] : new[] { RegularUnits, AllUnits }.OfType<decimal>();

    // Null = unlimited.
    private decimal? RegularHours =>
        _workforce is not { } w ? null
        : w.MaxWorkers?[0] is { } max ? max * w.HoursPerWorker(0)
        : w.HoursPerWorker(0) > 0 ? null
        : 0;

    // With unlimited workers, an overtime limit per worker has no effect unless it is 0.
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

    /// <summary>Returns the reason why the hours do not suffice; null if they do.</summary>
    public string? Shortage(decimal made)
    {
        if (RegularHours < _setup)
            return $"The set-up needs {ReasonText.Number(_setup)} regular hours; {ReasonText.Number(RegularHours.Value)} are available.";
        var needed = (made * _hours) + _setup;
        return AllHours < needed && _hours > 0
            ? $"{ReasonText.Number(needed)} labour hours are needed; {ReasonText.Number(AllHours.Value)} are available, including overtime."
            : null;
    }

    /// <summary>Returns the workers, the units in regular hours and the units in overtime.</summary>
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
