using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Splits the hours of a month between products.</summary>
internal static class HourSplit
{
    /// <summary>
    /// Returns the units made of each product: all units wanted if the hours suffice, otherwise the same share of each
    /// product's hours. Products without labour hours are made in full.
    /// </summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="wanted">Units wanted, by product.</param>
    /// <param name="hours">Hours available, reduced by the hours used; null = unlimited.</param>
    public static decimal[] Make(PlanInput input, decimal[] wanted, ref decimal? hours)
    {
        var needed = Hours(input, wanted);
        if (hours is not { } available || needed <= available)
        {
            hours -= needed;
            return [.. wanted];
        }
        hours = 0;
        return
        [
            .. wanted.Select(
                (units, p) =>
                    input.Products[p].LabourHoursPerUnit == 0 || needed == 0
                        ? units
                        : Down(units * Math.Max(0, available) / needed)
            ),
        ];
    }

    /// <summary>Returns the labour hours of the units.</summary>
    public static decimal Hours(PlanInput input, decimal[] units) =>
        units.Select((u, p) => u * input.Products[p].LabourHoursPerUnit).Sum();

    /// <summary>
    /// Returns the additional units of each product that use up hours which must not be idle, split by total
    /// requirement between the products that need no additional set-up.
    /// </summary>
    public static decimal[] Fill(PlanInput input, decimal[] made, decimal hours)
    {
        var shares = HourShares.Compute(input, reachTargets: true);
        for (var p = 0; p < shares.Length; p++)
        {
            if (input.Products[p].HasSetup && made[p] == 0)
                shares[p] = 0;
        }
        var all = shares.Sum();
        return
        [
            .. shares.Select(
                (share, p) =>
                    share == 0
                        ? 0
                        : Down(share / all * hours / input.Products[p].LabourHoursPerUnit)
            ),
        ];
    }

    private static decimal Down(decimal units) =>
        Math.Round(units, Tolerance.Decimals, MidpointRounding.ToZero);
}
