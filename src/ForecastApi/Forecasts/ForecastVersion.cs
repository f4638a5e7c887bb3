using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Forecasts;

/// <summary>The version of a published forecast: it differs once anything that the forecast shows may have changed.</summary>
public sealed class ForecastVersion(DataVersions versions, BusinessCalendar calendar)
{
    private static readonly DataVersion[] Sources =
    [
        DataVersion.ForecastRuns,
        DataVersion.Sales,
        DataVersion.Overrides,
        DataVersion.Products,
    ];

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var data = await versions.GetAsync(Sources, cancellationToken);
        // Overrides expire with a day.
        return string.Create(CultureInfo.InvariantCulture, $"{data}@{calendar.Today.DayNumber}");
    }
}
