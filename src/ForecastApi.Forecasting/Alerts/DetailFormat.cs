using System.Globalization;

namespace ForecastApi.Forecasting.Alerts;

/// <summary>Formats numbers and months for the details of alerts.</summary>
internal static class DetailFormat
{
    public static string Number(double value) =>
        value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share) =>
        share.ToString("+0 %;-0 %;0 %", CultureInfo.InvariantCulture);

    public static string Month(DateOnly month) =>
        month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
