using ForecastApi.Common;

namespace ForecastApi.Forecasts;

public sealed record HistoryMonth(Month Period, decimal Quantity);
