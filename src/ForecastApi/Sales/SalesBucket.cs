namespace ForecastApi.Sales;

public enum SalesBucket
{
    Day,
    Month,
    Quarter,
}
