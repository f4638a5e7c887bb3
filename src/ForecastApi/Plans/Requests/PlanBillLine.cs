namespace ForecastApi.Plans.Requests;

/// <summary>A line of a bill of materials that replaces the stored bill in a plan request.</summary>
/// <param name="ComponentSku">The component.</param>
/// <param name="Quantity">Usable units in one unit of the product.</param>
/// <param name="ScrapRate">Share of the units drawn that is scrapped.</param>
public sealed record PlanBillLine(string ComponentSku, decimal Quantity, decimal ScrapRate = 0);
