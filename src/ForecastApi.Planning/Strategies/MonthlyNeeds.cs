using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Tracks the net stock and the requirement of each month for month-by-month strategies.</summary>
internal sealed class MonthlyNeeds(PlanInput input)
{
    private readonly decimal[] _net =
    [
        .. input.Products.Select(p => p.OpeningStock - p.OpeningBackorders),
    ];

    /// <summary>
    /// Returns the units of every product that bring its stock to its target at the end of the month.
    /// </summary>
    public decimal[] Compute(int month) =>
        [
            .. input.Products.Select(
                (p, i) => Math.Max(0, StockFloor.Target(p, month) + p.Demand[month] - _net[i])
            ),
        ];

    /// <summary>
    /// Closes a month. A shortage becomes lost sales if it cannot be backordered; otherwise it carries over.
    /// </summary>
    /// <param name="month">Index of the month.</param>
    /// <param name="supplied">Units made and arrived, by product.</param>
    /// <param name="lost">Receives the lost sales, by product and month.</param>
    public void Close(int month, decimal[] supplied, decimal[][] lost)
    {
        for (var p = 0; p < _net.Length; p++)
        {
            var product = input.Products[p];
            _net[p] += supplied[p] - product.Demand[month];
            var mayLose =
                product.LostSaleCost is not null || input.Objective == PlanObjective.MaximumProfit;
            if (mayLose && StockFloor.Minimum(product, month) is { } floor && _net[p] < floor)
            {
                lost[p][month] = Math.Min(product.Demand[month], floor - _net[p]);
                _net[p] += lost[p][month];
            }
        }
    }
}
