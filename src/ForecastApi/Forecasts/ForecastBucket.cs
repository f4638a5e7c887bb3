namespace ForecastApi.Forecasts;

public enum ForecastBucket
{
    Month,
    Quarter,
}
