using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Shares a month's hours between products.</summary>
internal static class HourSplit
{
    /// <summary>
    /// Units made of each product: all that is wanted where the hours suffice, else the same share of each product's
    /// hours. Products without labour are made in full.
    /// </summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="wanted">Units wanted, by product.</param>
    /// <param name="hours">Hours to share, lowered by those used; null = unlimited.</param>
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

    /// <summary>Hours that units take.</summary>
    public static decimal Hours(PlanInput input, decimal[] units) =>
        units.Select((u, p) => u * input.Products[p].LabourHoursPerUnit).Sum();

    /// <summary>
    /// Units more of each product that fill hours which may not stand idle, shared by total requirement between the
    /// products that need no further set-up.
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
