using System.Globalization;
using ForecastApi.Planning.Input;

namespace ForecastApi.Benchmarks.LotSizing;

/// <summary>
/// Reads an instance of Trigeiro, Thomas and McClain (1989): several products with set-up costs and set-up times on one
/// machine, without overtime, stock at the start or backorders.
/// </summary>
/// <remarks>
/// The numbers of a file are products and periods; the number 1; the machine's hours per period; for each product the hours
/// per unit, the holding cost, the set-up hours and the set-up cost; and a row of demand per period, for at most fifteen
/// products at a time. Text may follow.
/// </remarks>
internal static class TrigeiroFile
{
    private const int BlockWidth = 15;

    /// <summary>Reads a file.</summary>
    public static PlanInput Read(string path)
    {
        var numbers = new Queue<decimal>(
            File.ReadAllText(path)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .TakeWhile(word => char.IsAsciiDigit(word[0]) || word[0] == '.')
                .Select(word => decimal.Parse(word, CultureInfo.InvariantCulture))
        );
        var (products, months) = ((int)numbers.Dequeue(), (int)numbers.Dequeue());
        numbers.Dequeue();
        var capacity = numbers.Dequeue();
        var rows = Enumerable
            .Range(0, products)
            .Select(_ => Enumerable.Range(0, 4).Select(_ => numbers.Dequeue()).ToArray())
            .ToArray();
        var demand = Demand(numbers, products, months);
        return new()
        {
            Start = new(2026, 1, 1),
            Months = months,
            Products =
            [
                .. rows.Select(
                    (row, p) =>
                        new PlanProduct
                        {
                            Sku = Sku(p),
                            Demand = demand[p],
                            UnitPrice = new decimal[months],
                            SafetyStock = new decimal[months],
                            HoldingCost = Each(row[1], months),
                            SetupHours = row[2],
                            SetupCost = Each(row[3], months),
                        }
                ),
            ],
            Resources =
            [
                new()
                {
                    Id = "machine",
                    HoursPerUnit = Enumerable.Range(0, products).ToDictionary(Sku, p => rows[p][0]),
                    OpeningMachines = Each(1, months),
                    HoursPerMachine = Each(capacity, months),
                },
            ],
        };
    }

    private static decimal[][] Demand(Queue<decimal> numbers, int products, int months)
    {
        var demand = Enumerable.Range(0, products).Select(_ => new decimal[months]).ToArray();
        foreach (var block in demand.Chunk(BlockWidth))
        {
            for (var t = 0; t < months; t++)
                foreach (var product in block)
                    product[t] = numbers.Dequeue();
        }
        return demand;
    }

    private static string Sku(int product) => $"P{product + 1:00}";

    private static decimal[] Each(decimal value, int months) =>
        [.. Enumerable.Repeat(value, months)];
}
