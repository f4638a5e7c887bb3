using ForecastApi.Common;

namespace ForecastApi.Plans.Requests;

/// <summary>The first month's value of everything that may be given per month.</summary>
public static class FirstMonth
{
    public static ProductPlanning Of(ProductPlanning p) =>
        p with
        {
            UnitPrice = Of(p.UnitPrice),
            MaterialCost = Of(p.MaterialCost),
            HoldingCost = Of(p.HoldingCost),
            BackorderCost = Of(p.BackorderCost),
            LostSaleCost = Of(p.LostSaleCost),
            SafetyStock = Of(p.SafetyStock),
            MaxStock = Of(p.MaxStock),
            MaxProduction = Of(p.MaxProduction),
            SetupCost = Of(p.SetupCost),
        };

    public static WorkforceRequest Of(WorkforceRequest w) =>
        w with
        {
            MinWorkers = Of(w.MinWorkers),
            MaxWorkers = Of(w.MaxWorkers),
            HoursPerDay = Of(w.HoursPerDay),
            WorkingDays = Of(w.WorkingDays),
            MaxOvertimeHoursPerWorker = Of(w.MaxOvertimeHoursPerWorker),
            MaxOvertimeHours = Of(w.MaxOvertimeHours),
        };

    public static ResourceRequest Of(ResourceRequest r) =>
        r with
        {
            OpeningMachines = Of(r.OpeningMachines),
            HoursPerMachine = Of(r.HoursPerMachine),
        };

    public static SupplierRequest Of(SupplierRequest s) =>
        s with
        {
            MinQuantity = Of(s.MinQuantity),
            MaxQuantity = Of(s.MaxQuantity),
        };

    // An empty array has no first month; the engine says what is wrong with it.
    private static PerMonth? Of(PerMonth? value) =>
        value is { IsSeries: true, Values.Count: > 0 } ? new([value.Values[0]], false) : value;
}
