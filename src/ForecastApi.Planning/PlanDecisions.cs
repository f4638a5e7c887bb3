using ForecastApi.Planning.Input;

namespace ForecastApi.Planning;

/// <summary>The decisions of a strategy. Stock, hires and costs are derived from them.</summary>
internal sealed class PlanDecisions
{
    /// <summary>Workers employed, by month.</summary>
    public required decimal[] Workers { get; init; }

    /// <summary>Units made in regular hours, by product and month.</summary>
    public required decimal[][] Regular { get; init; }

    /// <summary>Units made in overtime, by product and month.</summary>
    public required decimal[][] Overtime { get; init; }

    /// <summary>Machines bought, by resource and month of the purchase.</summary>
    public required decimal[][] Bought { get; init; }

    /// <summary>Units ordered, by supplier and month of the order.</summary>
    public required decimal[][] Ordered { get; init; }

    /// <summary>Units of demand lost, by product and month.</summary>
    public required decimal[][] Lost { get; init; }

    /// <summary>
    /// Units that stay in stock for parents while customers wait for them, by product and month; null = none.
    /// </summary>
    public decimal[][]? Reserved { get; init; }

    /// <summary>Returns the units of a product made in house in a month.</summary>
    public decimal Made(int product, int month) =>
        Regular[product][month] + Overtime[product][month];

    /// <summary>Returns the set-up hours of a product in a month; 0 without production.</summary>
    public decimal SetupHours(PlanInput input, int product, int month) =>
        Made(product, month) > 0 ? input.Products[product].SetupHours : 0;

    /// <summary>Creates decisions that make and buy nothing and keep the opening workforce.</summary>
    public static PlanDecisions Nothing(PlanInput input)
    {
        var workers = new decimal[input.Months];
        Array.Fill(workers, input.Workforce?.OpeningWorkers ?? 0);
        return new()
        {
            Workers = workers,
            Regular = Grid(input.Products.Count, input.Months),
            Overtime = Grid(input.Products.Count, input.Months),
            Bought = Grid(input.Resources.Count, input.Months),
            Ordered = Grid(input.Suppliers.Count, input.Months),
            Lost = Grid(input.Products.Count, input.Months),
        };
    }

    private static decimal[][] Grid(int rows, int months) =>
        [.. Enumerable.Range(0, rows).Select(_ => new decimal[months])];
}
