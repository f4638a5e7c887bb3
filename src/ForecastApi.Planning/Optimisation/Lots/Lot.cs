namespace ForecastApi.Planning.Optimisation.Lots;

/// <summary>A supply with a fixed charge: a month's production with a set-up, or an order.</summary>
/// <param name="Product">Index of the product.</param>
/// <param name="Month">Index of the month in which it arrives in stock.</param>
/// <param name="Units">The column of its units (of regular production, if there is also overtime).</param>
/// <param name="Open">The binary column that is 1 if the lot is used.</param>
internal sealed record Lot(int Product, int Month, int Units, int Open);
