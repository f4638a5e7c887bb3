using System.Globalization;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Formats the reasons shown to the planner.</summary>
internal static class ReasonText
{
    // With the way out, a planner reads ten reasons at most.
    private const int MaxReasons = 9;

    /// <summary>Returns the reasons of violated limits; only the first ones and their number if they are many.</summary>
    public static IEnumerable<string> Shortened(IReadOnlyList<Breach> breaches) =>
        breaches.Count <= MaxReasons
            ? breaches.Select(b => b.Reason)
            :
            [
                .. breaches.Take(MaxReasons - 1).Select(b => b.Reason),
                $"{Number(breaches.Count - MaxReasons + 1)} more limits are exceeded.",
            ];

    public static string Month(PlanInput input, int month) =>
        input.Month(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Formats a number with thousands separators and at most two decimals.</summary>
    public static string Number(decimal value) =>
        value.ToString(
            Math.Abs(value) < 0.01m ? "0.######" : "#,##0.##",
            CultureInfo.InvariantCulture
        );

    /// <summary>Describes missing units: 3 units of X are missing.</summary>
    public static string Missing(decimal units, string sku) =>
        Number(units) is var number && number == "1"
            ? $"{number} unit of {sku} is missing"
            : $"{Number(units)} units of {sku} are missing";

    /// <summary>Lists the items that draw an item.</summary>
    public static string Parents(PlanInput input, int item) =>
        string.Join(
            " and ",
            ItemGraph.Of(input).Parents(item).Select(p => input.Products[p.Item].Sku)
        );

    /// <summary>Describes a net stock below its minimum.</summary>
    public static string Shortage(
        PlanInput input,
        int item,
        int month,
        decimal net,
        decimal floor,
        decimal by
    )
    {
        var product = input.Products[item];
        var shortage = $"{Month(input, month)}: {Missing(by, product.Sku)}";
        if (
            floor == 0
            && product.Demand[month] == 0
            && Parents(input, item) is { Length: > 0 } parents
        )
            return $"{shortage} for the production of {parents}.";
        if (floor == 0)
            return product.BackorderCost is null
                ? $"{shortage} to meet the demand, and backorders are not allowed."
                : $"{shortage} at the end of the plan, when no backorders may remain.";
        var stock =
            net >= 0
                ? $"the stock at the end of the month is {Number(net)}"
                : $"{Number(-net)} are on backorder";
        return $"{shortage}: {stock}, and a stock of at least {Number(floor)} is required.";
    }
}
