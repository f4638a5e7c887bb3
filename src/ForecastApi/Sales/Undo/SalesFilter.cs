namespace ForecastApi.Sales.Undo;

/// <summary>Selects rows of sales; null = all.</summary>
/// <param name="From">The first date.</param>
/// <param name="To">The last date.</param>
public sealed record SalesFilter(string? Sku, string? Channel, DateOnly? From, DateOnly? To);
