namespace ForecastApi.Planning.Input;

/// <summary>One line of a bill of materials.</summary>
/// <param name="ComponentSku">The component.</param>
/// <param name="Quantity">Usable units of the component in one unit of the parent.</param>
/// <param name="ScrapRate">The share of the units drawn that is scrapped, at least 0 and below 1.</param>
public sealed record BillLine(string ComponentSku, decimal Quantity, decimal ScrapRate)
{
    /// <summary>Units drawn per unit of the parent: quantity / (1 − scrap rate).</summary>
    public decimal UnitsDrawn => Quantity / (1 - ScrapRate);
}
