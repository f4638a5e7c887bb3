using ForecastApi.Common;
using ForecastApi.Forecasts.Summaries;
using ForecastApi.Sales;

namespace ForecastApi.Pages.Shared.Charts;

/// <summary>A month of a fan chart. X counts months from January 1900, so that distances on the axis are proportional.</summary>
public sealed record ChartPoint(
    double X,
    double Quantity,
    double Lower80,
    double Upper80,
    double Lower95,
    double Upper95
)
{
    private static readonly Month Zero = new(Month.FirstYear, 1);

    public static ChartPoint From(Month month, decimal quantity) =>
        new(
            month.MonthsSince(Zero),
            (double)quantity,
            (double)quantity,
            (double)quantity,
            (double)quantity,
            (double)quantity
        );

    /// <summary>Aggregates have no 95 % band: the 80 % bounds take its place and the chart omits it.</summary>
    public static ChartPoint From(SummaryItem forecast) =>
        From(
            Month.Parse(forecast.Period, null),
            forecast.Quantity,
            (forecast.Lower80, forecast.Upper80),
            (forecast.Lower80, forecast.Upper80)
        );

    public static ChartPoint From(MonthQuantity sold) => From(sold.Month, sold.Quantity);

    public static ChartPoint From(
        Month month,
        decimal quantity,
        (decimal Lower, decimal Upper) band80,
        (decimal Lower, decimal Upper) band95
    ) =>
        new(
            month.MonthsSince(Zero),
            (double)quantity,
            (double)band80.Lower,
            (double)band80.Upper,
            (double)band95.Lower,
            (double)band95.Upper
        );

    public static Month MonthAt(double x) => Zero.AddMonths((int)Math.Round(x));
}
