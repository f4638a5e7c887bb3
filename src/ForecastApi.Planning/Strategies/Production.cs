using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Small steps that the strategies which walk the months have in common.</summary>
internal static class Production
{
    /// <summary>Units wanted, held to each product's production limit.</summary>
    public static decimal[] UpToLimit(PlanInput input, decimal[] wanted, int month) =>
        [
            .. wanted.Select(
                (units, p) => Math.Min(units, input.Products[p].MaxProduction?[month] ?? units)
            ),
        ];

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
