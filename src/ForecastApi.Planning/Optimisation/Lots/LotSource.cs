namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>A lot whose units are allotted to months of demand.</summary>
/// <param name="Month">Index of the month in which it arrives in stock.</param>
/// <param name="Units">The column of its units, which the shares replace.</param>
/// <param name="Overtime">The column of its units made in overtime, which remains; −1 = none.</param>
/// <param name="Open">The binary column that is 1 if the lot is used.</param>
internal sealed record LotSource(int Month, int Units, int Overtime, int Open)
{
    /// <summary>The columns of the lot's share of each month's demand, by month; −1 = none.</summary>
    public int[] Shares { get; set; } = [];

    /// <summary>The column of the units that are not allotted; −1 = none.</summary>
    public int Surplus { get; set; } = -1;
}
