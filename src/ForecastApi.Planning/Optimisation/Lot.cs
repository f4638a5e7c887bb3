namespace ForecastApi.Planning.Optimisation;

/// <summary>A supply that costs or takes something by being there at all: a month's production, or an order.</summary>
/// <param name="Product">Index of the product.</param>
/// <param name="Month">Index of the month in which it arrives in stock.</param>
/// <param name="Units">The column of its units (of regular production, where there is overtime too).</param>
/// <param name="Open">The whole-number column that is 1 where there is such a supply.</param>
internal sealed record Lot(int Product, int Month, int Units, int Open);
