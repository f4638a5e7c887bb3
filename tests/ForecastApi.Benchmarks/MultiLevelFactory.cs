using ForecastApi.Planning.Input;

namespace ForecastApi.Benchmarks;

/// <summary>
/// A made-up factory of finished goods, sub-assemblies at two levels and bought parts with lead times, the same at every
/// run. One labour pool and one machine group serve all.
/// </summary>
internal sealed class MultiLevelFactory
{
    private const int Seed = 20260102;
    private const int MaxLeadTime = 3;

    private readonly Random _random = new(Seed);
    private readonly int _months;
    private readonly Dictionary<string, IReadOnlyList<BillLine>> _bills = [];
    private readonly Dictionary<string, decimal> _mean = [];

    private MultiLevelFactory(int months) => _months = months;

    /// <summary>Creates a factory.</summary>
    /// <param name="goods">Finished goods, each with demand.</param>
    /// <param name="assemblies">Sub-assemblies with labour of their own, half of them at each level.</param>
    /// <param name="parts">Bought parts, with stock for their lead time.</param>
    /// <param name="months">Months of the plan.</param>
    public static PlanInput Create(int goods, int assemblies, int parts, int months) =>
        new MultiLevelFactory(months).Create(goods, assemblies, parts);

    private PlanInput Create(int goods, int assemblies, int parts)
    {
        var half = assemblies / 2;
        var upper = Codes("S", half);
        var lower = Codes("T", assemblies - half);
        var bought = Codes("C", parts);
        var finished = Codes("P", goods);
        foreach (var sku in finished)
            _mean[sku] = _random.Next(40, 400);
        AddBills(finished, upper, 2);
        AddBills(finished, bought, 4);
        AddBills(upper, lower, 2);
        AddBills(upper, bought, 4);
        AddBills(lower, bought, 5);
        PlanProduct[] products =
        [
            .. finished.Select(sku => Product(sku, isSold: true)),
            .. upper.Concat(lower).Select(sku => Product(sku, isSold: false)),
        ];
        return Factory(products, [.. bought.Where(_mean.ContainsKey).Select(Part)]);
    }

    private PlanInput Factory(PlanProduct[] products, PlanComponent[] parts)
    {
        var hours = products.Sum(p => p.LabourHoursPerUnit * _mean[p.Sku]);
        var machine = products.ToDictionary(p => p.Sku, _ => Between(0.02, 0.1));
        return new()
        {
            Start = new(2026, 1, 1),
            Months = _months,
            Products = products,
            Components = parts,
            Bills = _bills,
            Workforce = new()
            {
                OpeningWorkers = Math.Round(hours / 160),
                HoursPerDay = Each(8),
                WorkingDays = Each(20),
                RegularRate = 20,
                OvertimeRate = 30,
                MaxOvertimeHoursPerWorker = Each(20),
                HireCost = 1_500,
                LayoffCost = 2_500,
            },
            Resources =
            [
                new()
                {
                    Id = "line",
                    HoursPerUnit = machine,
                    OpeningMachines = Each(1),
                    HoursPerMachine = Each(
                        Math.Round(1.2m * products.Sum(p => machine[p.Sku] * _mean[p.Sku]))
                    ),
                    OperatingCostPerHour = 2,
                },
            ],
        };
    }

    // The units that components draw follow from the mean demand of their parents.
    private void AddBills(
        IReadOnlyList<string> parents,
        IReadOnlyList<string> components,
        int lines
    )
    {
        for (var i = 0; i < parents.Count; i++)
        {
            var bill = _bills.GetValueOrDefault(parents[i])?.ToList() ?? [];
            // Each component has a parent where there are enough of them
            for (var k = 0; k < lines; k++)
            {
                var index =
                    k == 0 ? i * components.Count / parents.Count : _random.Next(components.Count);
                var sku = components[index];
                if (bill.Exists(l => l.ComponentSku == sku))
                    continue;
                var quantity = _random.Next(1, 4);
                bill.Add(new(sku, quantity, 0));
                _mean[sku] =
                    _mean.GetValueOrDefault(sku) + (quantity * _mean.GetValueOrDefault(parents[i]));
            }
            _bills[parents[i]] = bill;
        }
    }

    private PlanProduct Product(string sku, bool isSold)
    {
        _mean.TryAdd(sku, 0);
        var mean = (double)_mean[sku];
        var (peak, swing) = (_random.Next(12), (double)Between(0, 0.4));
        return new()
        {
            Sku = sku,
            Demand = isSold
                ?
                [
                    .. Enumerable
                        .Range(0, _months)
                        .Select(t =>
                            (decimal)
                                Math.Round(
                                    mean * (1 + (swing * Math.Cos((t - peak) * Math.PI / 6)))
                                )
                        ),
                ]
                : Each(0),
            UnitPrice = Each(isSold ? 1_000 : 0),
            LabourHoursPerUnit = Between(0.1, isSold ? 1.5 : 0.5),
            HoldingCost = Each(isSold ? Between(0.5, 3) : Between(0.1, 0.5)),
            LostSaleCost = isSold ? Each(2_000) : null,
            OpeningStock = (decimal)Math.Round(mean * (0.3 + _random.NextDouble())),
            SafetyStock = Each(0),
        };
    }

    private PlanComponent Part(string sku)
    {
        var leadTime = _random.Next(MaxLeadTime + 1);
        return new()
        {
            Sku = sku,
            UnitCost = Between(0.02, 0.4),
            LeadTime = leadTime,
            OpeningStock = Math.Round(_mean[sku] * leadTime * Between(0.8, 1.6)),
            OrderMultiple = _random.Next(3) == 0 ? 50 : 0,
        };
    }

    private static string[] Codes(string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i:0000}")];

    private decimal[] Each(decimal value) => [.. Enumerable.Repeat(value, _months)];

    private decimal Between(double low, double high) =>
        Math.Round((decimal)(low + ((high - low) * _random.NextDouble())), 3);
}
