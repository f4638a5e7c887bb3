using System.Globalization;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Feasibility;

/// <summary>The words in which limits are told.</summary>
internal static class ReasonText
{
    public static string Month(PlanInput input, int month) =>
        input.Month(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A number with thousands separators and at most two decimals.</summary>
    public static string Number(decimal value) =>
        value.ToString(
            Math.Abs(value) < 0.01m ? "0.######" : "#,##0.##",
            CultureInfo.InvariantCulture
        );

    /// <summary>A stock that ends below its floor.</summary>
    public static string Shortage(
        PlanInput input,
        PlanProduct product,
        int month,
        decimal net,
        decimal floor,
        decimal by
    )
    {
        var place = $"{Month(input, month)}: {Number(by)} units of {product.Sku} are missing";
        if (floor == 0)
            return product.BackorderCost is null
                ? $"{place} for the demand, and backorders are not allowed."
                : $"{place} at the end, where no backorders may be left.";
        var stock = net >= 0 ? $"stock ends at {Number(net)}" : $"{Number(-net)} are owed";
        return $"{place}: {stock} where at least {Number(floor)} in stock are asked for.";
    }
}
