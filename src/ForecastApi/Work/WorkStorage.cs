using ForecastApi.Data;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Hangfire.Storage.SQLite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ForecastApi.Work;

/// <summary>
/// Creates Hangfire's storage. Its loss is harmless, since the tables of the slices hold the state: if the storage is
/// unusable, an in-memory storage replaces it and the recovery fills it.
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

    /// <summary>Ended jobs expire soon, since the tables record the completed work.</summary>
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
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.NotUsable(logger, error);
            return CreateMemory();
        }
    }

    private static InMemoryStorage CreateMemory() =>
        new(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) });

    /// <summary>
    /// Opens a file beside the embedded database, shared by all its processes. The invisibility timeout does not slide, so
    /// it exceeds the duration of any job, and the recovery enqueues the jobs of stopped servers again.
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

    /// <summary>Commits do not wait for the disk: a power failure may lose jobs, which the recovery enqueues again.</summary>
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
    /// Calls the constructor because UseSqlServerStorage also adds metrics to the dashboard's first page, which fails for a
    /// login without permission to view the server state.
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
        // The constructor swallows schema errors: this call detects a server that cannot run Hangfire's SQL
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
            "Hangfire's storage is unusable. Jobs are kept in memory: processes do not share work, and the work of a stopped process waits until a process starts"
        )]
        public static partial void NotUsable(ILogger logger, Exception error);
    }
}
