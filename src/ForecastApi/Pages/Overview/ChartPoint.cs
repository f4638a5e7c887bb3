using ForecastApi.Forecasts;
using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.Pages.Overview;

/// <summary>A month on the axis of the sales chart: months are counted from 1900, so that distances are true.</summary>
public sealed record ChartPoint(double X, double Quantity, double Lower, double Upper)
{
    private static readonly Month Zero = new(Month.FirstYear, 1);

    public static ChartPoint Of(MonthQuantity sold) =>
        new(
            sold.Month.MonthsSince(Zero),
            (double)sold.Quantity,
            (double)sold.Quantity,
            (double)sold.Quantity
        );

    public static ChartPoint Of(SummaryItem forecast) =>
        new(
            Month.Parse(forecast.Period, null).MonthsSince(Zero),
            (double)forecast.Quantity,
            (double)forecast.Lower80,
            (double)forecast.Upper80
        );

    public static Month MonthAt(double x) => Zero.AddMonths((int)Math.Round(x));
}
