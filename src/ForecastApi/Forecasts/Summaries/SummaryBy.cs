namespace ForecastApi.Forecasts.Summaries;

public enum SummaryBy
{
    Total,
    Category,
    Product,
    Component,
}
