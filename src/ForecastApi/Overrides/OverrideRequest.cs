namespace ForecastApi.Overrides;

/// <summary>An override to set: a quantity, or a change in percent.</summary>
/// <param name="Reason">The reason for the override.</param>
/// <param name="Author">The author. Forecast value added is measured by author.</param>
/// <param name="Quantity">Units to publish instead of the forecast; null with a percent.</param>
/// <param name="Percent">The change of the statistical forecast in percent: 10 = a tenth more; null with a quantity.</param>
/// <param name="Expires">The date from which the statistical forecast is published again; null = never.</param>
public sealed record OverrideRequest(
    string Reason,
    string Author,
    decimal? Quantity = null,
    decimal? Percent = null,
    DateOnly? Expires = null
)
{
    private const int Decimals = 6;

    /// <summary>Returns the units to publish instead of a statistical forecast.</summary>
    public decimal QuantityOf(decimal statistical) =>
        Quantity
        ?? Math.Round(
            statistical * (100 + (Percent ?? 0)) / 100,
            Decimals,
            MidpointRounding.AwayFromZero
        );
}
