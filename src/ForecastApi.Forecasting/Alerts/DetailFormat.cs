using System.Globalization;

namespace ForecastApi.Forecasting.Alerts;

/// <summary>Numbers as the details of findings write them.</summary>
internal static class DetailFormat
{
    public static string Number(double value) =>
        value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share) =>
        share.ToString("+0 %;-0 %;0 %", CultureInfo.InvariantCulture);

    public static string Month(DateOnly month) =>
        month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
