using CsCheck;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests;

/// <summary>Generates small random inputs with every feature of the engine.</summary>
internal static class PlanGen
{
    public static Gen<PlanInput> Inputs { get; } =
        from months in Gen.Int[1, 6]
        from products in Products(months)
        from workforce in Gen.OneOf(Workforce(months), Gen.Const(() => (PlanWorkforce?)null))
        from resources in Resources(products, months)
        from suppliers in Suppliers(products, months)
        from profit in Gen.Int[0, 3]
        select new PlanInput
        {
            Start = new(2026, 1, 1),
            Months = months,
            Objective = profit == 0 ? PlanObjective.MaximumProfit : PlanObjective.MinimumCost,
            Products = products,
            Workforce = workforce,
            Resources = resources,
            Suppliers = suppliers,
        };

    private static Gen<decimal> Tenths(int low, int high) =>
        Gen.Int[low * 10, high * 10].Select(n => n / 10m);

    private static Gen<decimal[]> Monthly(Gen<decimal> value, int months) =>
        Gen.OneOf(value.Select(v => Enumerable.Repeat(v, months).ToArray()), value.Array[months]);

    private static Gen<decimal[]?> Sometimes(Gen<decimal[]> values) =>
        Gen.OneOf(Gen.Const(() => (decimal[]?)null), values.Select(v => (decimal[]?)v));

    private static Gen<PlanProduct[]> Products(int months) =>
        from count in Gen.Int[1, 3]
        from products in Product(months).Array[count]
        select products.Select((p, i) => p with { Sku = "P" + (char)('1' + i) }).ToArray();

    private static Gen<PlanProduct> Product(int months) =>
        from demand in Tenths(0, 300).Array[months]
        from price in Monthly(Tenths(0, 60), months)
        from material in Sometimes(Monthly(Tenths(0, 12), months))
        from labour in Tenths(0, 5)
        from holding in Monthly(Tenths(0, 4), months)
        from basis in Gen.Int[0, 2]
        from backorder in Sometimes(Monthly(Tenths(0, 9), months))
        from lost in Sometimes(Monthly(Tenths(0, 40), months))
        from opening in Tenths(0, 200)
        from owed in Gen.Int[0, 20]
        from closing in Gen.Int[-100, 100]
        from safety in Monthly(Tenths(0, 40), months)
        from maxStock in Sometimes(Monthly(Tenths(150, 500), months))
        from maxProduction in Sometimes(Monthly(Tenths(50, 400), months))
        from setupCost in Sometimes(Monthly(Tenths(0, 300), months))
        from setupHours in Gen.Int[-10, 10]
        from minBatch in Gen.Int[-100, 100]
        from setup in Gen.Int[0, 2]
        select new PlanProduct
        {
            Sku = "",
            Demand = demand,
            UnitPrice = price,
            MaterialCost = material,
            LabourHoursPerUnit = labour,
            HoldingCost = holding,
            HoldingBasis = (HoldingBasis)basis,
            BackorderCost = backorder,
            LostSaleCost = lost,
            OpeningStock = opening,
            OpeningBackorders = owed,
            ClosingStock = closing < 0 ? null : closing,
            SafetyStock = safety,
            MaxStock = maxStock,
            MaxProduction = maxProduction,
            SetupCost = setup == 0 ? setupCost : null,
            SetupHours = setup == 0 ? Math.Max(0, setupHours) : 0,
            MinBatch = setup == 0 ? Math.Max(0, minBatch) : 0,
        };

    private static Gen<PlanWorkforce?> Workforce(int months) =>
        from opening in Gen.Int[-3, 12]
        from least in Sometimes(Monthly(Gen.Int[0, 3].Select(n => (decimal)n), months))
        from most in Sometimes(Monthly(Gen.Int[4, 15].Select(n => (decimal)n), months))
        from whole in Gen.Bool
        from days in Monthly(Tenths(15, 23), months)
        from rate in Tenths(0, 10)
        from premium in Gen.Int[-3, 8]
        from paid in Gen.Bool
        from idle in Gen.Int[0, 5]
        from each in Sometimes(Monthly(Tenths(0, 40), months))
        from all in Sometimes(Monthly(Tenths(0, 300), months))
        from hire in Tenths(0, 500)
        from layoff in Tenths(0, 500)
        from up in Gen.Int[-10, 10]
        select (PlanWorkforce?)
            new PlanWorkforce
            {
                OpeningWorkers = opening < 0 ? null : opening,
                MinWorkers = least,
                MaxWorkers = most,
                WholeWorkers = whole,
                HoursPerDay = [.. Enumerable.Repeat(8m, months)],
                WorkingDays = days,
                RegularRate = rate,
                OvertimeRate = premium < 0 ? null : rate + premium,
                LabourPaid = paid ? LabourPaid.Worked : LabourPaid.Available,
                IdleAllowed = idle > 0,
                MaxOvertimeHoursPerWorker = each,
                MaxOvertimeHours = all,
                HireCost = hire,
                LayoffCost = layoff,
                RateIncreaseCost = Math.Max(0, up),
                RateDecreaseCost = Math.Max(0, -up),
            };

    private static Gen<PlanResource[]> Resources(PlanProduct[] products, int months) =>
        from count in Gen.Int[0, 2]
        from resources in Resource(products, months).Array[count]
        select resources.Select((r, i) => r with { Id = "r" + (char)('1' + i) }).ToArray();

    private static Gen<PlanResource> Resource(PlanProduct[] products, int months) =>
        from hours in Tenths(-1, 3).Array[products.Length]
        from machines in Monthly(Gen.Int[0, 3].Select(n => (decimal)n), months)
        from each in Monthly(Tenths(50, 300), months)
        from operating in Tenths(0, 5)
        from purchase in Gen.Int[-1000, 2000]
        from lead in Gen.Int[0, 2]
        from most in Gen.Int[-2, 3]
        select new PlanResource
        {
            Id = "",
            HoursPerUnit = products
                .Zip(hours)
                .Where(pair => pair.Second > 0)
                .ToDictionary(pair => pair.First.Sku, pair => pair.Second),
            OpeningMachines = machines,
            HoursPerMachine = each,
            OperatingCostPerHour = operating,
            PurchaseCost = purchase < 0 ? null : purchase,
            PurchaseLeadTime = lead,
            MaxPurchases = most < 0 ? null : most,
        };

    private static Gen<PlanSupplier[]> Suppliers(PlanProduct[] products, int months) =>
        from count in Gen.Int[0, 3]
        from suppliers in Supplier(products, months).Array[count]
        select suppliers.Select((s, i) => s with { Id = "s" + (char)('1' + i) }).ToArray();

    private static Gen<PlanSupplier> Supplier(PlanProduct[] products, int months) =>
        from product in Gen.Int[0, products.Length - 1]
        from cost in Tenths(5, 60)
        from tooling in Gen.Int[-500, 1000]
        from order in Gen.Int[-100, 100]
        from least in Gen.Int[-60, 60]
        from most in Sometimes(Monthly(Tenths(60, 300), months))
        from lead in Gen.Int[0, 2]
        from breaks in Gen.Int[0, 3]
        from step in Gen.Int[20, 200]
        select new PlanSupplier
        {
            Id = "",
            Sku = products[product].Sku,
            UnitCost = cost,
            ToolingCost = Math.Max(0, tooling),
            OrderCost = Math.Max(0, order),
            MinQuantity = [.. Enumerable.Repeat(Math.Max(0m, least), months)],
            MaxQuantity = most,
            LeadTime = lead,
            PriceBreaks =
            [
                .. Enumerable
                    .Range(1, Math.Max(0, breaks - 1))
                    .Select(k => new PriceBreak(k * step, cost * (10 - k) / 10)),
            ],
        };
}
