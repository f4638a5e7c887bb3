using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>
/// Creates small random factories of two to five levels: finished goods over sub-assemblies with effort, over
/// sub-assemblies without, over bought parts.
/// </summary>
internal static class FactoryGen
{
    public static PlanInput Create(int seed)
    {
        var shape = new FactoryRandom(seed);
        var random = new FactoryRandom(seed + 1_000_003) { Months = shape.Next(3, 6) };
        var goods = Codes("P", shape.Next(1, 3));
        var assemblies = Codes("A", shape.Next(0, 3));
        var kits = Codes("K", shape.Next(0, 2));
        var parts = Codes("C", shape.Next(1, 4));
        var bills = Bills(random, goods, assemblies, kits, parts);
        var items = new FactoryItemGen(random);
        PlanProduct[] products =
        [
            .. goods.Select(sku => items.Product(sku, isSold: true)),
            .. assemblies.Select(sku => items.Product(sku, isSold: random.OneIn(3))),
        ];
        if (random.OneIn(4))
            products[0] = products[0] with
            {
                ByProducts = ByProducts(random, [.. assemblies, .. kits, .. parts]),
            };
        var means = new FactoryMeansGen(random);
        var input = new PlanInput
        {
            Start = new(2026, 1, 1),
            Months = random.Months,
            Objective = random.OneIn(8) ? PlanObjective.MaximumProfit : PlanObjective.MinimumCost,
            Parts = random.OneIn(10) ? PartsPolicy.Flagged : PartsPolicy.Required,
            Products = products,
            Components =
            [
                .. kits.Select(items.Kit),
                .. parts.Where(_ => !random.OneIn(8)).Select(items.Part),
            ],
            Bills = bills,
            Workforce = random.OneIn(2) ? means.Workforce() : null,
            Resources =
            [
                .. Codes("line", random.Next(0, 2)).Select(id => means.Machines(id, products)),
            ],
            Suppliers = means.Suppliers(Used(bills, parts), goods),
        };
        return means.Shared(input);
    }

    private static Dictionary<string, IReadOnlyList<BillLine>> Bills(
        FactoryRandom random,
        string[] goods,
        string[] assemblies,
        string[] kits,
        string[] parts
    )
    {
        var bills = new Dictionary<string, IReadOnlyList<BillLine>>();
        foreach (var sku in goods.Where((_, i) => i == 0 || !random.OneIn(6)))
            bills[sku] = Bill(random, [.. assemblies, .. kits, .. parts], 3);
        // The first kit is below the sub-assemblies, the second one above them
        for (var i = 0; i < assemblies.Length; i++)
            bills[assemblies[i]] = Bill(
                random,
                [.. assemblies[(i + 1)..], .. kits[..Math.Min(kits.Length, 1)], .. parts],
                2
            );
        for (var i = 0; i < kits.Length; i++)
            bills[kits[i]] = Bill(
                random,
                i == 0 ? parts : [.. assemblies, .. kits[..i], .. parts],
                2
            );
        return bills;
    }

    private static BillLine[] Bill(FactoryRandom random, string[] components, int most) =>
        [
            .. random
                .Some(components, 1, most)
                .Select(sku => new BillLine(
                    sku,
                    random.OneIn(4) ? 0.5m : random.Next(1, 3),
                    random.OneIn(5) ? 0.1m : 0
                )),
        ];

    private static ByProduct[] ByProducts(FactoryRandom random, string[] skus) =>
        [
            .. random
                .Some([.. skus, "SAWDUST"], 1, 2)
                .Select(sku => new ByProduct(sku, random.Tenths(1, 8))),
        ];

    private static string[] Used(
        Dictionary<string, IReadOnlyList<BillLine>> bills,
        string[] parts
    ) => [.. parts.Where(sku => bills.Values.Any(b => b.Any(l => l.ComponentSku == sku)))];

    private static string[] Codes(string prefix, int count) =>
        [.. Enumerable.Range(1, count).Select(i => $"{prefix}{i}")];
}
