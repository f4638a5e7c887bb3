namespace ForecastApi.Sales;

/// <param name="Products">The number of products.</param>
/// <param name="Sum">The sum of their levels, in units per month.</param>
/// <param name="SumOfSquares">The sum of the squares of their levels.</param>
public sealed record CategoryLevels(int Products, double Sum, double SumOfSquares)
{
    /// <summary>Adds a product.</summary>
    public CategoryLevels With(double level) =>
        new(Products + 1, Sum + level, SumOfSquares + (level * level));
}
