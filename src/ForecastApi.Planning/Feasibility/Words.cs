using System.Globalization;
using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Feasibility;

/// <summary>The words in which limits are told.</summary>
internal static class Words
{
    public static string Month(PlanInput input, int month) =>
        input.Month(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A number with thousands separators and at most two decimals.</summary>
    public static string Number(decimal value) =>
        value.ToString(
            Math.Abs(value) < 0.01m ? "0.######" : "#,##0.##",
            CultureInfo.InvariantCulture
        );

    /// <summary>What a missing product would take of each limit that its month has used up; empty where none is.</summary>
    public static string UsedUp(
        PlanInput input,
        PlanProduct product,
        int month,
        decimal missing,
        LabourMonth labour,
        MachineMonth[][] machines
    )
    {
        var text = "";
        if (product.LabourHoursPerUnit > 0 && labour is { Idle: 0, Available: > 0 })
            text +=
                $" All {Number(labour.Available)} regular hours are used; the units take {Number(missing * product.LabourHoursPerUnit)} more.";
        for (var r = 0; r < input.Resources.Count; r++)
        {
            var hours = input.Resources[r].HoursOf(product.Sku);
            var used = machines[r][month];
            if (hours > 0 && !Tolerance.Exceeds(used.Available, used.Used))
                text +=
                    $" All {Number(used.Available)} hours of {input.Resources[r].Id} are used; the units take {Number(missing * hours)} more.";
        }
        return text;
    }

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
