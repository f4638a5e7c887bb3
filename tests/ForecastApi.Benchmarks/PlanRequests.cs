using System.Text.Json;
using ForecastApi.Planning.Input;

namespace ForecastApi.Benchmarks;

/// <summary>Writes an engine's input as the request that gives it.</summary>
internal static class PlanRequests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Of(PlanInput input, params string[]? strategies) =>
        JsonSerializer.Serialize(
            new
            {
                Start = $"{input.Start:yyyy-MM}",
                input.Months,
                Demand = new
                {
                    Inline = input.Products.Select(p => new { p.Sku, Quantities = p.Demand }),
                },
                Products = input.Products.Select(p => new
                {
                    p.Sku,
                    p.UnitPrice,
                    p.MaterialCost,
                    p.LabourHoursPerUnit,
                    p.HoldingCost,
                    p.LostSaleCost,
                    p.OpeningStock,
                    p.ClosingStock,
                    p.SafetyStock,
                    p.SetupCost,
                    p.SetupHours,
                }),
                Workforce = input.Workforce is { } w
                    ? new
                    {
                        w.OpeningWorkers,
                        w.WholeWorkers,
                        w.HoursPerDay,
                        w.WorkingDays,
                        w.RegularRate,
                        w.OvertimeRate,
                        w.MaxOvertimeHoursPerWorker,
                        w.HireCost,
                        w.LayoffCost,
                    }
                    : null,
                Resources = input.Resources.Select(r => new
                {
                    r.Id,
                    r.HoursPerUnit,
                    r.OpeningMachines,
                    r.HoursPerMachine,
                    r.OperatingCostPerHour,
                }),
                Suppliers = input.Suppliers.Select(s => new
                {
                    s.Id,
                    s.Sku,
                    s.UnitCost,
                }),
                Components = input.Components.Select(c => new
                {
                    c.Sku,
                    c.UnitCost,
                    c.LeadTime,
                    c.OpeningStock,
                    c.OrderMultiple,
                }),
                Boms = input.Bills.ToDictionary(
                    b => b.Key,
                    b => b.Value.Select(l => new { l.ComponentSku, l.Quantity })
                ),
                Strategies = strategies?.Select(s => new { Strategy = s }),
            },
            Json
        );
}
