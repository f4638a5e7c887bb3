using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Forecasts;

/// <summary>Computes a version of the published forecasts and of the data that they show.</summary>
public sealed class ForecastVersion(Database database, BusinessCalendar calendar)
{
    // Every writer of sales, overrides and products advances its counter
    private static readonly SqlText Current = new(
        """
        SELECT r.RunNumber, (SELECT Taken FROM Locks WHERE Name = 'sales') AS Sales,
               (SELECT Taken FROM Locks WHERE Name = 'overrides') AS Overrides,
               (SELECT Taken FROM Locks WHERE Name = 'boms') AS Products
        FROM ForecastRuns r WHERE r.Status = 'succeeded' ORDER BY r.RunNumber DESC
        {limit}
        """
    );

    public Task<string> GetAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
            {
                var row = await s.SingleOrDefaultAsync<VersionRow>(Current, new { Take = 1 });
                // Overrides expire at the end of a day
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row?.RunNumber} {row?.Sales} {row?.Overrides} {row?.Products} {calendar.Today.DayNumber}"
                );
            },
            cancellationToken
        );

    private sealed record VersionRow(int RunNumber, int Sales, int Overrides, int Products);
}
