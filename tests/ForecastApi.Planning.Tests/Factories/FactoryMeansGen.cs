using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>Creates random labour, machines, suppliers, stores and budgets.</summary>
internal sealed class FactoryMeansGen(FactoryRandom random)
{
    public PlanWorkforce Workforce() =>
        new()
        {
            OpeningWorkers = random.OneIn(5) ? null : random.Next(0, 3),
            MinWorkers = random.Sometimes(5, random.Next(0, 1)),
            MaxWorkers = random.Sometimes(3, random.Next(2, 6)),
            WholeWorkers = random.OneIn(2),
            HoursPerDay = random.Each(random.Tenths(60, 80)),
            WorkingDays = random.Varied(10, 22),
            RegularRate = random.Tenths(0, 30),
            OvertimeRate = random.OneIn(2) ? random.Tenths(30, 60) : null,
            LabourPaid = random.OneIn(3) ? LabourPaid.Worked : LabourPaid.Available,
            MaxOvertimeHoursPerWorker = random.Sometimes(2, random.Next(5, 30)),
            MaxOvertimeHours = random.Sometimes(4, random.Next(10, 60)),
            HireCost = random.Next(0, 200),
            LayoffCost = random.Next(0, 200),
        };

    public PlanResource Machines(string id, PlanProduct[] products) =>
        new()
        {
            Id = id,
            HoursPerUnit = random
                .Some(products, 1, 4)
                .ToDictionary(p => p.Sku, _ => random.Tenths(1, 10)),
            OpeningMachines = random.Varied(1, 2),
            HoursPerMachine = random.Each(random.Next(30, 150)),
            OperatingCostPerHour = random.Tenths(0, 20),
            PurchaseCost = random.OneIn(2) ? random.Next(50, 800) : null,
            LifeMonths = random.OneIn(2) ? random.Next(2, 24) : null,
            PurchaseLeadTime = random.Next(0, 2),
            MaxPurchases = random.OneIn(2) ? random.Next(0, 2) : null,
        };

    /// <summary>Creates suppliers of parts that bills use, and of finished goods.</summary>
    public PlanSupplier[] Suppliers(string[] parts, string[] goods)
    {
        var suppliers = new List<PlanSupplier>();
        if (random.OneIn(3))
            foreach (var sku in random.Some(parts, 1, 2))
                for (var i = random.Next(1, 2); i > 0; i--)
                    suppliers.Add(Supplier($"works{i}", sku, 40));
        if (random.OneIn(3))
            suppliers.Add(Supplier("maker", random.Some(goods, 1, 1)[0], 300));
        return [.. suppliers];
    }

    /// <summary>Adds what all items share: a store and a budget.</summary>
    public PlanInput Shared(PlanInput input)
    {
        if (random.OneIn(4))
            input = input with { Storage = [Store(input)] };
        return random.OneIn(5) ? input with { Budget = random.Varied(600, 3_000) } : input;
    }

    private PlanSupplier Supplier(string id, string sku, int price)
    {
        var cost = random.Tenths(price / 2, price);
        return new()
        {
            Id = id,
            Sku = sku,
            UnitCost = cost,
            ToolingCost = random.OneIn(4) ? random.Next(10, 200) : 0,
            OrderCost = random.OneIn(2) ? random.Next(1, 60) : 0,
            MinQuantity = random.Each(random.OneIn(3) ? random.Next(5, 30) : 0),
            MaxQuantity = random.Sometimes(3, random.Next(60, 300)),
            OrderMultiple = random.OneIn(4) ? random.Next(2, 25) : 0,
            LeadTime = random.Next(0, 2),
            PriceBreaks = random.OneIn(2)
                ? [new(random.Next(30, 60), cost * 0.8m), new(random.Next(70, 150), cost * 0.6m)]
                : [],
        };
    }

    private PlanStorage Store(PlanInput input)
    {
        var parts = FactoryItems.Parts(input);
        string[] skus = [.. input.Products.Select(p => p.Sku), .. parts];
        return new()
        {
            Id = "hall",
            Capacity = random.Varied(80, 400),
            UnitsOf = random.Some(skus, 1, 4).ToDictionary(sku => sku, _ => random.Tenths(1, 10)),
        };
    }
}
