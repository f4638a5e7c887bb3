namespace ForecastApi.Forecasts.Summaries;

public sealed record SummaryItem(
    string Key,
    string Period,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80
);
