using System.Globalization;
using ForecastApi.ForecastRuns;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Http;

/// <summary>
/// Holds the lease of forecast runs as another process would, so that runs stay queued until the test lets them go.
/// </summary>
public static class HeldLease
{
    public static void Take(ApiFixture api)
    {
        var until =
            api.Services.GetRequiredService<TimeProvider>().GetUtcNow()
            + api.Services.GetRequiredService<LeaseStore>().Duration;
        Write(api, "UPDATE Leases SET Owner = 'another', ExpiresAt = @Until", until);
    }

    /// <summary>Gives the lease back and lets the watchdog look.</summary>
    public static void Release(ApiFixture api)
    {
        Write(api, "UPDATE Leases SET Owner = '', ExpiresAt = '2000-01-01 00:00:00.000'");
        api.Clock.Advance(TimeSpan.FromSeconds(5));
    }

    /// <summary>The other process has died: its lease is still its own, and out.</summary>
    public static void Expire(ApiFixture api) =>
        Write(api, "UPDATE Leases SET ExpiresAt = '2000-01-01 00:00:00.000'");

    private static void Write(ApiFixture api, string sql, DateTimeOffset? until = null)
    {
        using var connection = new SqliteConnection($"Data Source={api.DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (until is { } instant)
            command.Parameters.AddWithValue(
                "@Until",
                instant.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)
            );
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
