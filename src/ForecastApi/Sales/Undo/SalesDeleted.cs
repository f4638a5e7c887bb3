namespace ForecastApi.Sales.Undo;

/// <param name="Deleted">The number of deleted rows.</param>
public sealed record SalesDeleted(long Deleted);
