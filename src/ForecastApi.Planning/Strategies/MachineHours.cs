using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Caps the production of a month-by-month strategy at the hours of the machines.</summary>
internal sealed class MachineHours(PlanInput input, PlanDecisions decisions)
{
    // Resources without purchase come first, so that no machine is bought for units that another resource cannot make.
    private readonly int[] _order =
    [
        .. Enumerable
            .Range(0, input.Resources.Count)
            .OrderBy(r => input.Resources[r].PurchaseCost is null ? 0 : 1)
            .ThenBy(r => input.Resources[r].Id, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Returns the units that the machines can make: all units wanted, otherwise the same share of each product that
    /// uses an overloaded machine.
    /// </summary>
    /// <param name="wanted">Units wanted, by product.</param>
    /// <param name="month">Index of the month.</param>
    /// <param name="buy">
    /// Whether to buy the minimum number of machines that make all units, in the latest month that delivers them in
    /// time.
    /// </param>
    public decimal[] Cap(decimal[] wanted, int month, bool buy)
    {
        decimal[] capped = [.. wanted];
        foreach (var r in _order)
        {
            var resource = input.Resources[r];
            var units = 0m;
            var setups = 0m;
            for (var p = 0; p < capped.Length; p++)
            {
                var hours = resource.HoursOf(input.Products[p].Sku);
                units += hours * capped[p];
                setups += hours > 0 && capped[p] > 0 ? input.Products[p].SetupHours : 0;
            }
            if (buy)
                Buy(r, month, units + setups - Available(r, month));
            var left = Math.Max(0, Available(r, month) - setups);
            if (units <= left)
                continue;
            for (var p = 0; p < capped.Length; p++)
            {
                if (resource.HoursOf(input.Products[p].Sku) > 0)
                    capped[p] = Down(capped[p] * left / units);
            }
        }
        return capped;
    }

    private decimal Available(int r, int month)
    {
        var resource = input.Resources[r];
        var arrived = 0m;
        for (var t = 0; t + resource.PurchaseLeadTime <= month; t++)
            arrived += decisions.Bought[r][t];
        return (resource.OpeningMachines[month] + arrived) * resource.HoursPerMachine[month];
    }

    private void Buy(int r, int month, decimal missing)
    {
        var resource = input.Resources[r];
        var ordered = month - resource.PurchaseLeadTime;
        var each = resource.HoursPerMachine[month];
        if (missing <= 0 || each == 0 || ordered < 0 || resource.PurchaseCost is null)
            return;
        var machines = Math.Ceiling(Math.Round(missing / each, 12));
        if (resource.MaxPurchases is { } max)
            machines = Math.Min(machines, max - decisions.Bought[r].Sum());
        decisions.Bought[r][ordered] += machines;
    }

    private static decimal Down(decimal units) =>
        Math.Round(units, Tolerance.Decimals, MidpointRounding.ToZero);
}
