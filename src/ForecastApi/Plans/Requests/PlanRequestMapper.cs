using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>Maps the parts of a request to the engine's input, with one value per month.</summary>
public static class PlanRequestMapper
{
    public static PlanProduct ToProduct(ProductPlanning p, IReadOnlyList<decimal> demand)
    {
        var months = demand.Count;
        return new()
        {
            Sku = p.Sku ?? "",
            Demand = demand,
            UnitPrice = OrZero(p.UnitPrice, months),
            MaterialCost = p.MaterialCost?.Expand(months),
            LabourHoursPerUnit = p.LabourHoursPerUnit,
            HoldingCost = OrZero(p.HoldingCost, months),
            HoldingBasis = p.HoldingBasis,
            BackorderCost = p.BackorderCost?.Expand(months),
            LostSaleCost = p.LostSaleCost?.Expand(months),
            OpeningStock = p.OpeningStock,
            OpeningBackorders = p.OpeningBackorders,
            ClosingStock = p.ClosingStock,
            SafetyStock = OrZero(p.SafetyStock, months),
            MaxStock = p.MaxStock?.Expand(months),
            MaxProduction = p.MaxProduction?.Expand(months),
            SetupCost = p.SetupCost?.Expand(months),
            SetupHours = p.SetupHours,
            MinBatch = p.MinBatch,
        };
    }

    public static PlanWorkforce ToWorkforce(WorkforceRequest w, int months) =>
        new()
        {
            OpeningWorkers = w.OpeningWorkers,
            MinWorkers = w.MinWorkers?.Expand(months),
            MaxWorkers = w.MaxWorkers?.Expand(months),
            WholeWorkers = w.WholeWorkers,
            HoursPerDay = OrZero(w.HoursPerDay, months),
            WorkingDays = OrZero(w.WorkingDays, months),
            RegularRate = w.RegularRate,
            OvertimeRate = w.OvertimeRate,
            LabourPaid = w.LabourPaid,
            IdleAllowed = w.IdleAllowed,
            MaxOvertimeHoursPerWorker = w.MaxOvertimeHoursPerWorker?.Expand(months),
            MaxOvertimeHours = w.MaxOvertimeHours?.Expand(months),
            HireCost = w.HireCost,
            LayoffCost = w.LayoffCost,
            RateIncreaseCost = w.RateIncreaseCost,
            RateDecreaseCost = w.RateDecreaseCost,
        };

    public static PlanResource ToResource(ResourceRequest r, int months) =>
        new()
        {
            Id = r.Id,
            HoursPerUnit = r.HoursPerUnit ?? new Dictionary<string, decimal>(),
            OpeningMachines = OrZero(r.OpeningMachines, months),
            HoursPerMachine = OrZero(r.HoursPerMachine, months),
            OperatingCostPerHour = r.OperatingCostPerHour,
            PurchaseCost = r.PurchaseCost,
            PurchaseLeadTime = r.PurchaseLeadTime,
            MaxPurchases = r.MaxPurchases,
        };

    public static PlanSupplier ToSupplier(SupplierRequest s, int months) =>
        new()
        {
            Id = s.Id,
            Sku = s.Sku,
            UnitCost = s.UnitCost,
            ToolingCost = s.ToolingCost,
            OrderCost = s.OrderCost,
            MinQuantity = OrZero(s.MinQuantity, months),
            MaxQuantity = s.MaxQuantity?.Expand(months),
            LeadTime = s.LeadTime,
            PriceBreaks = s.PriceBreaks ?? [],
        };

    public static PlanComponent ToComponent(ComponentRequest c, int months) =>
        new()
        {
            Sku = c.Sku,
            UnitCost = c.UnitCost,
            LeadTime = c.LeadTime,
            OpeningStock = c.OpeningStock,
            MinOrder = c.MinOrder,
            OrderMultiple = c.OrderMultiple,
            Receipts = c.Receipts?.Expand(months),
        };

    public static RiskInput ToRisk(RiskRequest r, IReadOnlyList<UncertainDemand> demand) =>
        new()
        {
            Scenarios = r.Scenarios,
            Seed = r.Seed,
            Demand = demand,
        };

    public static StrategyChoice ToChoice(StrategyRequest s) =>
        new(s.Strategy, s.Workers, s.Rounding);

    private static decimal[] OrZero(PerMonth? value, int months) =>
        value?.Expand(months) ?? new decimal[months];
}
