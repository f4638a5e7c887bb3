using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.MultiLevel;

/// <summary>Creates small random factories of several levels; the same seed gives the same factory.</summary>
internal sealed class MultiLevelGen
{
    private readonly Random _random;
    private readonly int _months;

    private MultiLevelGen(int seed)
    {
        _random = new(seed);
        _months = _random.Next(3, 6);
    }

    /// <summary>Creates a factory: finished goods over sub-assemblies with and without effort over bought parts.</summary>
    public static PlanInput Create(int seed) => new MultiLevelGen(seed).Create();

    private PlanInput Create()
    {
        var goods = Codes("P", _random.Next(1, 3));
        var assemblies = Codes("A", _random.Next(1, 3));
        var kits = Codes("K", _random.Next(0, 2));
        var parts = Codes("C", _random.Next(1, 4));
        var bills = new Dictionary<string, IReadOnlyList<BillLine>>();
        foreach (var sku in goods)
            bills[sku] = Bill([.. assemblies, .. kits, .. parts]);
        for (var i = 0; i < assemblies.Length; i++)
            bills[assemblies[i]] = Bill([.. assemblies.Skip(i + 1), .. parts]);
        foreach (var sku in kits)
            bills[sku] = Bill([.. Chance(3) ? assemblies : [], .. parts]);
        PlanProduct[] products =
        [
            .. goods.Select(sku => Product(sku, isSold: true)),
            .. assemblies.Select(sku => Product(sku, isSold: Chance(3))),
        ];
        if (Chance(4))
            products[0] = products[0] with
            {
                ByProducts = [new(Chance(2) ? assemblies[0] : parts[0], 0.5m)],
            };
        var input = new PlanInput
        {
            Start = new(2026, 1, 1),
            Months = _months,
            Products = products,
            Components =
            [
                .. kits.Select(sku => Part(sku, isMade: true)),
                .. parts.Select(sku => Part(sku, isMade: false)),
            ],
            Bills = bills,
            Workforce = Chance(2) ? Workforce() : null,
            Resources = Chance(2) ? [Machine(products)] : [],
            Suppliers = Chance(3) ? [Supplier(parts[^1])] : [],
            Storage = Chance(4) ? [Store(goods[0], assemblies[0], parts[0])] : [],
        };
        return Chance(5) ? input with { Budget = Each(_random.Next(20_000, 60_000)) } : input;
    }

    private BillLine[] Bill(string[] components)
    {
        _random.Shuffle(components);
        return
        [
            .. components
                .Take(_random.Next(1, 3))
                .Select(sku => new BillLine(sku, _random.Next(1, 7) / 2m, Chance(5) ? 0.2m : 0)),
        ];
    }

    private PlanProduct Product(string sku, bool isSold)
    {
        var opening = _random.Next(0, 60);
        return new()
        {
            Sku = sku,
            Demand = isSold ? [.. Each(0).Select(_ => (decimal)_random.Next(0, 60))] : Each(0),
            UnitPrice = Each(0),
            MaterialCost = Chance(5) ? Each(Tenths(0, 50)) : null,
            LabourHoursPerUnit = Tenths(0, 20),
            HoldingCost = Each(Tenths(1, 30)),
            BackorderCost = isSold && Chance(2) ? Each(Tenths(20, 300)) : null,
            LostSaleCost = isSold && Chance(2) ? Each(_random.Next(50, 400)) : null,
            OpeningStock = opening,
            OpeningBackorders = isSold && opening == 0 ? _random.Next(0, 5) : 0,
            ClosingStock = isSold ? _random.Next(0, 10) : null,
            SafetyStock = Each(0),
            MaxStock = Chance(5) ? Each(200) : null,
            MaxProduction = Chance(4) ? Each(_random.Next(40, 200)) : null,
            SetupCost = Chance(4) ? Each(_random.Next(10, 300)) : null,
            MinBatch = Chance(6) ? _random.Next(1, 30) : 0,
            BatchMultiple = Chance(5) ? _random.Next(2, 15) : 0,
            Yield = Chance(4) ? 0.8m : 1,
            ProductionLeadTime = Chance(4) ? 1 : 0,
            Receipts = Chance(4) ? [.. Each(0).Select(_ => (decimal)_random.Next(0, 20))] : null,
        };
    }

    private PlanComponent Part(string sku, bool isMade) =>
        new()
        {
            Sku = sku,
            UnitCost = isMade ? 0 : Tenths(1, 40),
            LeadTime = _random.Next(0, 3),
            OpeningStock = _random.Next(0, 300),
            OrderMultiple = Chance(4) ? _random.Next(2, 40) : 0,
            MinOrder = Chance(6) ? _random.Next(2, 60) : 0,
            ExpediteCost = !isMade && Chance(3) ? Tenths(5, 60) : null,
            Receipts = Chance(3) ? [.. Each(0).Select(_ => (decimal)_random.Next(0, 40))] : null,
        };

    private PlanWorkforce Workforce() =>
        new()
        {
            OpeningWorkers = _random.Next(1, 4),
            WholeWorkers = Chance(2),
            HoursPerDay = Each(8),
            WorkingDays = Each(20),
            RegularRate = 2,
            OvertimeRate = Chance(2) ? 3 : null,
            MaxOvertimeHoursPerWorker = Each(20),
            HireCost = 100,
            LayoffCost = 150,
            MaxWorkers = Chance(3) ? Each(6) : null,
        };

    private PlanResource Machine(PlanProduct[] products) =>
        new()
        {
            Id = "line",
            HoursPerUnit = products.ToDictionary(p => p.Sku, _ => Tenths(1, 8)),
            OpeningMachines = Each(1),
            HoursPerMachine = Each(_random.Next(60, 400)),
        };

    private PlanSupplier Supplier(string sku) =>
        new()
        {
            Id = "works",
            Sku = sku,
            UnitCost = Tenths(20, 60),
            OrderCost = _random.Next(0, 60),
            MinQuantity = Each(Chance(3) ? 20 : 0),
            MaxQuantity = Chance(3) ? Each(800) : null,
            OrderMultiple = Chance(4) ? 25 : 0,
            LeadTime = _random.Next(0, 2),
            PriceBreaks = Chance(2) ? [new(100, 1.5m)] : [],
        };

    private PlanStorage Store(string good, string assembly, string part) =>
        new()
        {
            Id = "hall",
            Capacity = Each(_random.Next(100, 500)),
            UnitsOf = new Dictionary<string, decimal>
            {
                [good] = 1,
                [assembly] = 0.5m,
                [part] = 0.1m,
            },
        };

    private bool Chance(int of) => _random.Next(of) == 0;

    private decimal Tenths(int low, int high) => _random.Next(low, high + 1) / 10m;

    private decimal[] Each(decimal value) => [.. Enumerable.Repeat(value, _months)];

    private static string[] Codes(string prefix, int count) =>
        [.. Enumerable.Range(1, count).Select(i => $"{prefix}{i}")];
}
