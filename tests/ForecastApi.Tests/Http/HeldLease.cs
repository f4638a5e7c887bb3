using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests.Http;

/// <summary>
/// Holds the lease of forecast runs as another process would, so that runs stay queued until the test lets them go.
/// </summary>
public static class HeldLease
{
    public static void Take(ApiFixture api) =>
        Write(api, "UPDATE Leases SET Owner = 'another', ExpiresAt = '2999-01-01 00:00:00.000'");

    /// <summary>Gives the lease back and lets the watchdog look.</summary>
    public static void Release(ApiFixture api)
    {
        Write(api, "UPDATE Leases SET Owner = '', ExpiresAt = '2000-01-01 00:00:00.000'");
        api.Clock.Advance(TimeSpan.FromSeconds(5));
    }

    /// <summary>The other process has died: its lease is still its own, and out.</summary>
    public static void Expire(ApiFixture api) =>
        Write(api, "UPDATE Leases SET ExpiresAt = '2000-01-01 00:00:00.000'");

    private static void Write(ApiFixture api, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={api.DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
