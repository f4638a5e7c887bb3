using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Helpers shared by the month-by-month strategies.</summary>
internal static class Production
{
    /// <summary>
    /// Returns the units wanted, raised to the minimum batch and capped at each product's production limit.
    /// </summary>
    public static decimal[] UpToLimit(PlanInput input, decimal[] wanted, int month) =>
        [.. wanted.Select((units, p) => UpToLimit(input.Products[p], units, month))];

    private static decimal UpToLimit(PlanProduct product, decimal units, int month)
    {
        if (units == 0 || !product.IsMade)
            return 0;
        var batch = Multiples.Up(Math.Max(units, product.MinBatch), product.BatchMultiple);
        var max = product.MaxProduction?[month] ?? batch;
        return max < product.MinBatch ? 0 : Math.Min(batch, Floor(max, product));
    }

    /// <summary>
    /// Returns the largest quantity that can be made and is at most the given one: rounded down to 6 decimals and to whole
    /// multiples, and 0 below the minimum batch.
    /// </summary>
    public static decimal Floor(decimal units, PlanProduct product)
    {
        var whole = Multiples.Down(
            Math.Round(units, Tolerance.Decimals, MidpointRounding.ToZero),
            product.BatchMultiple
        );
        return Tolerance.Exceeds(product.MinBatch, whole) ? 0 : whole;
    }

    /// <summary>Drops batches below the minimum batch, and reduces others to whole multiples.</summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="regular">Units in regular hours, by product.</param>
    /// <param name="overtime">Units in overtime, by product.</param>
    public static void DropSmallBatches(PlanInput input, decimal[] regular, decimal[] overtime)
    {
        for (var p = 0; p < regular.Length; p++)
        {
            var product = input.Products[p];
            if (Tolerance.Exceeds(product.MinBatch, regular[p] + overtime[p]))
                regular[p] = overtime[p] = 0;
            else if (product.BatchMultiple > 0)
                Reduce(regular, overtime, p, Floor(regular[p] + overtime[p], product));
        }
    }

    /// <summary>Reduces the units of a product, those of overtime first.</summary>
    public static void Reduce(decimal[] regular, decimal[] overtime, int product, decimal units)
    {
        var excess = regular[product] + overtime[product] - units;
        var late = Math.Min(excess, overtime[product]);
        overtime[product] -= late;
        regular[product] -= excess - late;
    }

    /// <summary>
    /// Drops the products with the longest set-ups until the hours suffice for the remaining set-ups.
    /// </summary>
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

    /// <summary>Returns the set-up hours of all products that are made.</summary>
    public static decimal SetupHours(PlanInput input, decimal[] made) =>
        made.Select((units, p) => units > 0 ? input.Products[p].SetupHours : 0).Sum();

    /// <summary>Adds the second array to the first.</summary>
    public static void Add(decimal[] made, decimal[] more)
    {
        for (var p = 0; p < made.Length; p++)
            made[p] += more[p];
    }

    /// <summary>Returns the units less the units taken, at least 0.</summary>
    public static decimal[] Less(decimal[] units, decimal[] taken) =>
        [.. units.Zip(taken, (u, x) => Math.Max(0, u - x))];

    /// <summary>Stores a month's units of every product.</summary>
    public static void Store(decimal[] made, decimal[][] grid, int month)
    {
        for (var p = 0; p < made.Length; p++)
            grid[p][month] = made[p];
    }

    /// <summary>Clamps the workers to the minimum and maximum of the month.</summary>
    public static decimal Clamp(decimal workers, PlanWorkforce workforce, int month) =>
        Math.Max(
            workforce.MinWorkers?[month] ?? 0,
            Math.Min(workers, workforce.MaxWorkers?[month] ?? workers)
        );
}
