using ForecastApi.Data;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Hangfire.Storage.SQLite;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ForecastApi.Work;

/// <summary>
/// Creates the storage of Hangfire. It may be lost at any time, since the tables of the slices hold the state: where it
/// cannot be used, the memory of the process takes its place and the recovery fills it.
/// </summary>
public sealed partial class WorkStorage(
    Database database,
    IOptions<DatabaseOptions> databaseOptions,
    IOptions<WorkOptions> options,
    ILogger<WorkStorage> logger
)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Jobs that have ended are of no use: the tables tell what was done.</summary>
    private static readonly TimeSpan JobExpiration = TimeSpan.FromHours(2);

    public JobStorage Create()
    {
        var storage = Open();
        storage.JobExpirationTimeout = JobExpiration;
        return storage;
    }

    private JobStorage Open()
    {
        if (options.Value.Storage == WorkStorageKind.Memory)
            return CreateMemory();
        try
        {
            return databaseOptions.Value.Provider == DatabaseProvider.SqlServer
                ? CreateSqlServer()
                : CreateSqlite();
        }
        catch (Exception error) when (error is SqlException or SQLite.SQLiteException)
        {
            Log.NotUsable(logger, error);
            return CreateMemory();
        }
    }

    private static InMemoryStorage CreateMemory() =>
        new(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) });

    /// <summary>
    /// A file beside the embedded database, shared by all processes on it. Its invisibility timeout does not slide, so it
    /// is longer than any job, and the recovery brings back the jobs of stopped servers.
    /// </summary>
    private JobStorage CreateSqlite()
    {
        var file = new SqliteConnectionStringBuilder(database.ConnectionString);
        return file.Mode == SqliteOpenMode.Memory || file.DataSource is "" or ":memory:"
            ? CreateMemory()
            : new SQLiteStorage(
                new SQLiteDbConnectionFactory(() =>
                    Connect(Path.ChangeExtension(Path.GetFullPath(file.DataSource), ".jobs.db"))
                ),
                new SQLiteStorageOptions
                {
                    QueuePollInterval = PollInterval,
                    InvisibilityTimeout = TimeSpan.FromDays(1),
                    DistributedLockLifetime = TimeSpan.FromSeconds(15),
                }
            );
    }

    /// <summary>A commit does not wait for the disk: a power failure may lose jobs, which the recovery brings back.</summary>
    private static SQLite.SQLiteConnection Connect(string file)
    {
        var connection = new SQLite.SQLiteConnection(
            file,
            SQLite.SQLiteOpenFlags.ReadWrite
                | SQLite.SQLiteOpenFlags.Create
                | SQLite.SQLiteOpenFlags.NoMutex,
            storeDateTimeAsTicks: true
        )
        {
            BusyTimeout = BusyTimeout,
        };
        connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = NORMAL");
        return connection;
    }

    /// <summary>
    /// By its constructor: UseSqlServerStorage also puts metrics on the dashboard's first page, which fails for a login
    /// without the right to see the state of the server.
    /// </summary>
    private SqlServerStorage CreateSqlServer()
    {
        var storage = new SqlServerStorage(
            database.ConnectionString,
            new SqlServerStorageOptions
            {
                QueuePollInterval = PollInterval,
                SlidingInvisibilityTimeout = TimeSpan.FromMinutes(1),
            }
        );
        // The constructor swallows errors of the schema; a server that cannot run Hangfire's SQL shows itself here
        using var connection = storage.GetConnection();
        connection.AnnounceServer(Probe, new() { Queues = [], WorkerCount = 0 });
        connection.RemoveServer(Probe);
        return storage;
    }

    private const string Probe = "probe";

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "The storage of Hangfire cannot be used. Its jobs are kept in memory: each process works for itself, and a stopped process's work waits for a start"
        )]
        public static partial void NotUsable(ILogger logger, Exception error);
    }
}
