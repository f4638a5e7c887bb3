using ForecastApi.Common;
using ForecastApi.Forecasts.Summaries;
using ForecastApi.Sales;

namespace ForecastApi.Pages.Shared;

/// <summary>A month on the axis of a fan chart: months are counted from 1900, so that distances are true.</summary>
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

    public static ChartPoint Of(Month month, decimal quantity) =>
        new(
            month.MonthsSince(Zero),
            (double)quantity,
            (double)quantity,
            (double)quantity,
            (double)quantity,
            (double)quantity
        );

    /// <summary>Aggregates have no 95 % band: theirs is that of 80 %, and is not drawn.</summary>
    public static ChartPoint Of(SummaryItem forecast) =>
        Of(
            Month.Parse(forecast.Period, null),
            forecast.Quantity,
            (forecast.Lower80, forecast.Upper80),
            (forecast.Lower80, forecast.Upper80)
        );

    public static ChartPoint Of(MonthQuantity sold) => Of(sold.Month, sold.Quantity);

    public static ChartPoint Of(
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
