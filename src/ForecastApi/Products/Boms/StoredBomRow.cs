namespace ForecastApi.Products.Boms;

/// <summary>
/// A line of a bill as it is stored. All quantities of the database have 6 decimals; those of bills are exact to 9, and a
/// column of their own holds the billionths beyond the millionths.
/// </summary>
public sealed record StoredBomRow(
    string Sku,
    string ComponentSku,
    decimal Quantity,
    int QuantityNanos,
    decimal ScrapRate
)
{
    private const int StoredDecimals = 6;
    private const decimal Nanos = 1_000_000_000m;

    public BomRow ToRow() => new(Sku, ComponentSku, Quantity + (QuantityNanos / Nanos), ScrapRate);

    public BomLine ToLine() => new(ComponentSku, Quantity + (QuantityNanos / Nanos), ScrapRate);

    /// <summary>Splits a quantity of at most 9 decimals into the values of the two columns.</summary>
    public static (decimal Quantity, int Nanos) Split(decimal quantity)
    {
        var stored = decimal.Round(quantity, StoredDecimals, MidpointRounding.ToZero);
        return (stored, (int)((quantity - stored) * Nanos));
    }
}
