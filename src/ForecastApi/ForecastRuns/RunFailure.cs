namespace ForecastApi.ForecastRuns;

public sealed record RunFailure(string Sku, string Reason);
