using ForecastApi.Planning.Input;

namespace ForecastApi.Benchmarks;

/// <summary>Made-up factories of any size, the same at every run: one labour pool and three machines that every product shares.</summary>
internal static class PlanSizes
{
    private const int Seed = 20260101;

    /// <summary>A factory without set-ups and with part workers: a linear program.</summary>
    public static PlanInput Continuous(int products, int months) =>
        Factory(products, months, setups: false, wholeWorkers: false);

    /// <summary>The same with a set-up in every month in which a product is made, as long as it pays about every third month.</summary>
    public static PlanInput WithSetups(int products, int months) =>
        Factory(products, months, setups: true, wholeWorkers: true);

    /// <summary>One product with every strategy's means, whole workers.</summary>
    public static PlanInput SmallShop()
    {
        var factory = Factory(1, 12, setups: false, wholeWorkers: true);
        return factory with
        {
            Suppliers =
            [
                new()
                {
                    Id = "sub",
                    Sku = factory.Products[0].Sku,
                    UnitCost = 60,
                    MinQuantity = new decimal[12],
                },
            ],
        };
    }

    private static PlanInput Factory(int products, int months, bool setups, bool wholeWorkers)
    {
        var random = new Random(Seed);
        var made = Enumerable
            .Range(0, products)
            .Select(p => Product(random, p, months, setups))
            .ToArray();
        string[] machines = ["press", "mill", "oven"];
        var hours = machines.Select(_ => new Dictionary<string, decimal>()).ToArray();
        foreach (var product in made)
            hours[random.Next(machines.Length)][product.Sku] = Between(random, 0.05, 0.3);
        var labour = MeanHours(made, months, p => p.LabourHoursPerUnit);
        return new()
        {
            Start = new(2026, 1, 1),
            Months = months,
            Products = made,
            Workforce = new()
            {
                OpeningWorkers = Math.Max(1, Math.Round(labour / 160)),
                WholeWorkers = wholeWorkers,
                HoursPerDay = Each(8, months),
                WorkingDays = Each(20, months),
                RegularRate = 20,
                OvertimeRate = 30,
                MaxOvertimeHoursPerWorker = Each(20, months),
                HireCost = 1_500,
                LayoffCost = 2_500,
            },
            Resources =
            [
                .. machines.Select(
                    (id, m) =>
                        new PlanResource
                        {
                            Id = id,
                            HoursPerUnit = hours[m],
                            // A tenth more than the mean demand takes, so that seasons bind.
                            OpeningMachines = Each(1, months),
                            HoursPerMachine = Each(
                                Math.Round(
                                    1.2m
                                        * MeanHours(
                                            made,
                                            months,
                                            p => hours[m].GetValueOrDefault(p.Sku)
                                        )
                                ),
                                months
                            ),
                            OperatingCostPerHour = 2,
                        }
                ),
            ],
        };
    }

    private static PlanProduct Product(Random random, int index, int months, bool setups)
    {
        var mean = (double)Between(random, 40, 400);
        var peak = random.Next(12);
        var swing = (double)Between(random, 0, 0.5);
        var holding = Between(random, 0.5, 3);
        var cycle = (double)Between(random, 1.5, 4.5);
        return new()
        {
            Sku = $"P{index:0000}",
            Demand =
            [
                .. Enumerable
                    .Range(0, months)
                    .Select(t =>
                        (decimal)
                            Math.Round(
                                mean
                                    * (1 + (swing * Math.Cos((t - peak) * Math.PI / 6)))
                                    * (0.8 + (0.4 * random.NextDouble()))
                            )
                    ),
            ],
            UnitPrice = Each(100, months),
            MaterialCost = Each(Between(random, 5, 40), months),
            LabourHoursPerUnit = Between(random, 0.2, 2),
            HoldingCost = Each(holding, months),
            BackorderCost = null,
            LostSaleCost = setups ? null : Each(200, months),
            OpeningStock = (decimal)Math.Round(mean * (0.5 + random.NextDouble())),
            ClosingStock = (decimal)Math.Round(mean / 4),
            SafetyStock = Each((decimal)Math.Round(mean / 10), months),
            // The economic order quantity's set-up cost for this cycle (Harris 1913).
            SetupCost = setups
                ? Each(Math.Round(holding * (decimal)(mean * cycle * cycle / 2)), months)
                : null,
            SetupHours = setups ? Between(random, 0.5, 3) : 0,
        };
    }

    private static decimal MeanHours(
        PlanProduct[] products,
        int months,
        Func<PlanProduct, decimal> hours
    ) => products.Sum(p => hours(p) * p.Demand.Sum()) / months;

    private static decimal Between(Random random, double low, double high) =>
        Math.Round((decimal)(low + ((high - low) * random.NextDouble())), 2);

    private static decimal[] Each(decimal value, int months) =>
        [.. Enumerable.Repeat(value, months)];
}
