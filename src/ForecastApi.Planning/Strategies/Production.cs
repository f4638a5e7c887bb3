using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Small steps that the strategies which walk the months have in common.</summary>
internal static class Production
{
    /// <summary>Units wanted, raised to the smallest batch and held to each product's production limit.</summary>
    public static decimal[] UpToLimit(PlanInput input, decimal[] wanted, int month) =>
        [.. wanted.Select((units, p) => UpToLimit(input.Products[p], units, month))];

    private static decimal UpToLimit(PlanProduct product, decimal units, int month)
    {
        if (units == 0)
            return 0;
        var batch = Math.Max(units, product.MinBatch);
        var max = product.MaxProduction?[month] ?? batch;
        return max < product.MinBatch ? 0 : Math.Min(batch, max);
    }

    /// <summary>Drops what is less than its smallest batch.</summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="regular">Units in regular hours, by product.</param>
    /// <param name="overtime">Units in overtime, by product.</param>
    public static void DropSmallBatches(PlanInput input, decimal[] regular, decimal[] overtime)
    {
        for (var p = 0; p < regular.Length; p++)
        {
            if (Tolerance.Exceeds(input.Products[p].MinBatch, regular[p] + overtime[p]))
                regular[p] = overtime[p] = 0;
        }
    }

    /// <summary>Drops the products with the longest set-ups until the hours suffice for those of the others.</summary>
    public static void DropSetups(PlanInput input, decimal[] made, decimal hours)
    {
        var longest = Enumerable
            .Range(0, made.Length)
            .OrderByDescending(p => input.Products[p].SetupHours)
            .ThenBy(p => input.Products[p].Sku, StringComparer.Ordinal);
        foreach (var p in longest)
        {
            if (!Tolerance.Exceeds(SetupHours(input, made), hours))
                return;
            made[p] = 0;
        }
    }

    /// <summary>Hours that the set-ups of all products that are made take.</summary>
    public static decimal SetupHours(PlanInput input, decimal[] made) =>
        made.Select((units, p) => units > 0 ? input.Products[p].SetupHours : 0).Sum();

    /// <summary>Adds units to units.</summary>
    public static void Add(decimal[] made, decimal[] more)
    {
        for (var p = 0; p < made.Length; p++)
            made[p] += more[p];
    }

    /// <summary>What is left of units.</summary>
    public static decimal[] Less(decimal[] units, decimal[] taken) =>
        [.. units.Zip(taken, (u, x) => Math.Max(0, u - x))];

    /// <summary>Stores a month's units of every product.</summary>
    public static void Store(decimal[] made, decimal[][] grid, int month)
    {
        for (var p = 0; p < made.Length; p++)
            grid[p][month] = made[p];
    }

    /// <summary>Workers held to the month's fewest and most.</summary>
    public static decimal Clamp(decimal workers, PlanWorkforce workforce, int month) =>
        Math.Max(
            workforce.MinWorkers?[month] ?? 0,
            Math.Min(workers, workforce.MaxWorkers?[month] ?? workers)
        );
}
