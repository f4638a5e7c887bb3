using ForecastApi.Planning.Input;
using ForecastApi.Plans.Requests.Months;

namespace ForecastApi.Plans.Requests;

/// <summary>Maps the parts of a request to the engine's input, with one value per month.</summary>
public static class PlanRequestMapper
{
    public static PlanProduct ToProduct(
        ProductPlanning p,
        IReadOnlyList<decimal> demand,
        MonthReader months
    ) =>
        new()
        {
            Sku = p.Sku ?? "",
            Demand = demand,
            UnitPrice = months.OrZero(p.UnitPrice, "unitPrice"),
            MaterialCost = months.OrNull(p.MaterialCost, "materialCost"),
            LabourHoursPerUnit = p.LabourHoursPerUnit,
            HoldingCost = months.OrZero(p.HoldingCost, "holdingCost"),
            HoldingBasis = p.HoldingBasis,
            BackorderCost = months.OrNull(p.BackorderCost, "backorderCost"),
            LostSaleCost = months.OrNull(p.LostSaleCost, "lostSaleCost"),
            OpeningStock = p.OpeningStock,
            OpeningBackorders = p.OpeningBackorders,
            ClosingStock = p.ClosingStock,
            SafetyStock = months.OrZero(p.SafetyStock, "safetyStock"),
            MaxStock = months.OrNull(p.MaxStock, "maxStock"),
            MaxProduction = months.OrNull(p.MaxProduction, "maxProduction"),
            SetupCost = months.OrNull(p.SetupCost, "setupCost"),
            SetupHours = p.SetupHours,
            MinBatch = p.MinBatch,
            BatchMultiple = p.BatchMultiple,
            Yield = p.Yield,
            ProductionLeadTime = p.ProductionLeadTime,
            Receipts = months.OrNull(p.Receipts, "receipts"),
            ByProducts = [.. (p.ByProducts ?? []).Select(b => new ByProduct(b.Sku, b.Quantity))],
        };

    public static PlanWorkforce ToWorkforce(WorkforceRequest w, MonthReader months) =>
        new()
        {
            OpeningWorkers = w.OpeningWorkers,
            MinWorkers = months.OrNull(w.MinWorkers, "minWorkers"),
            MaxWorkers = months.OrNull(w.MaxWorkers, "maxWorkers"),
            WholeWorkers = w.WholeWorkers,
            HoursPerDay = months.OrZero(w.HoursPerDay, "hoursPerDay"),
            WorkingDays = months.OrZero(w.WorkingDays, "workingDays"),
            RegularRate = w.RegularRate,
            OvertimeRate = w.OvertimeRate,
            LabourPaid = w.LabourPaid,
            IdleAllowed = w.IdleAllowed,
            MaxOvertimeHoursPerWorker = months.OrNull(
                w.MaxOvertimeHoursPerWorker,
                "maxOvertimeHoursPerWorker"
            ),
            MaxOvertimeHours = months.OrNull(w.MaxOvertimeHours, "maxOvertimeHours"),
            HireCost = w.HireCost,
            LayoffCost = w.LayoffCost,
            RateIncreaseCost = w.RateIncreaseCost,
            RateDecreaseCost = w.RateDecreaseCost,
        };

    public static PlanResource ToResource(ResourceRequest r, MonthReader months) =>
        new()
        {
            Id = r.Id,
            HoursPerUnit = r.HoursPerUnit ?? new Dictionary<string, decimal>(),
            OpeningMachines = months.OrZero(r.OpeningMachines, "openingMachines"),
            HoursPerMachine = months.OrZero(r.HoursPerMachine, "hoursPerMachine"),
            OperatingCostPerHour = r.OperatingCostPerHour,
            PurchaseCost = r.PurchaseCost,
            PurchaseLeadTime = r.PurchaseLeadTime,
            MaxPurchases = r.MaxPurchases,
            LifeMonths = r.LifeMonths,
        };

    public static PlanSupplier ToSupplier(SupplierRequest s, MonthReader months) =>
        new()
        {
            Id = s.Id,
            Sku = s.Sku,
            UnitCost = s.UnitCost,
            ToolingCost = s.ToolingCost,
            OrderCost = s.OrderCost,
            MinQuantity = months.OrZero(s.MinQuantity, "minQuantity"),
            MaxQuantity = months.OrNull(s.MaxQuantity, "maxQuantity"),
            LeadTime = s.LeadTime,
            OrderMultiple = s.OrderMultiple,
            PriceBreaks = s.PriceBreaks ?? [],
        };

    public static PlanComponent ToComponent(ComponentRequest c, MonthReader months) =>
        new()
        {
            Sku = c.Sku,
            UnitCost = c.UnitCost,
            LeadTime = c.LeadTime,
            OpeningStock = c.OpeningStock,
            MinOrder = c.MinOrder,
            OrderMultiple = c.OrderMultiple,
            ExpediteCost = c.ExpediteCost,
            Receipts = months.OrNull(c.Receipts, "receipts"),
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

    public static PlanStorage ToStorage(StorageRequest s, MonthReader months) =>
        new()
        {
            Id = s.Id,
            Capacity = months.OrZero(s.Capacity, "capacity"),
            UnitsOf = s.UnitsOf ?? new Dictionary<string, decimal>(),
        };

    public static IReadOnlyList<BillLine> ToBill(IReadOnlyList<PlanBillLine> lines) =>
        [.. lines.Select(l => new BillLine(l.ComponentSku, l.Quantity, l.ScrapRate))];
}
