using System.Text.Json.Serialization;

namespace ForecastApi.Products.Boms;

/// <param name="ComponentSku">The part or sub-assembly.</param>
/// <param name="Quantity">The number of good component units in one unit of the product, exact to 9 decimals, at most 1,000,000,000.</param>
/// <param name="ScrapRate">The share of the component that is scrapped, 0 to below 1: one good unit takes 1 / (1 − scrapRate).</param>
public sealed record BomLine(
    string ComponentSku,
    [property: JsonConverter(typeof(BomQuantityConverter))] decimal Quantity,
    decimal ScrapRate = 0
);
