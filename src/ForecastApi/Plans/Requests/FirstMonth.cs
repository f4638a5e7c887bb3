using ForecastApi.Common;

namespace ForecastApi.Plans.Requests;

/// <summary>Reduces values per month to the value of the first month.</summary>
public static class FirstMonth
{
    public static ProductPlanning From(ProductPlanning p) =>
        p with
        {
            UnitPrice = From(p.UnitPrice),
            MaterialCost = From(p.MaterialCost),
            HoldingCost = From(p.HoldingCost),
            BackorderCost = From(p.BackorderCost),
            LostSaleCost = From(p.LostSaleCost),
            SafetyStock = From(p.SafetyStock),
            MaxStock = From(p.MaxStock),
            MaxProduction = From(p.MaxProduction),
            SetupCost = From(p.SetupCost),
        };

    public static WorkforceRequest From(WorkforceRequest w) =>
        w with
        {
            MinWorkers = From(w.MinWorkers),
            MaxWorkers = From(w.MaxWorkers),
            HoursPerDay = From(w.HoursPerDay),
            WorkingDays = From(w.WorkingDays),
            MaxOvertimeHoursPerWorker = From(w.MaxOvertimeHoursPerWorker),
            MaxOvertimeHours = From(w.MaxOvertimeHours),
        };

    public static ResourceRequest From(ResourceRequest r) =>
        r with
        {
            OpeningMachines = From(r.OpeningMachines),
            HoursPerMachine = From(r.HoursPerMachine),
        };

    public static SupplierRequest From(SupplierRequest s) =>
        s with
        {
            MinQuantity = From(s.MinQuantity),
            MaxQuantity = From(s.MaxQuantity),
        };

    // An empty array has no first month; the engine reports it.
    private static PerMonth? From(PerMonth? value) =>
        value is { IsSeries: true, Values.Count: > 0 } ? new([value.Values[0]], false) : value;
}
