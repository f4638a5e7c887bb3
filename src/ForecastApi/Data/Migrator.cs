using System.Data.Common;
using DbUp;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ForecastApi.Data;

/// <summary>
/// Migrates the database to the schema of this version: creates it where it is missing, then runs the numbered scripts
/// that it has not executed, one process at a time, and then the backfills.
/// </summary>
public sealed partial class Migrator(
    Database database,
    IEnumerable<ILibrarySchema> schemas,
    IEnumerable<IBackfill> backfills,
    IOptions<DatabaseOptions> options,
    ILogger<Migrator> logger
)
{
    /// <summary>The name of the lock; tests that drop databases acquire it too.</summary>
    internal const string LockName = "ForecastApi.Migrator";
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Migrates the database. Returns the names of the executed scripts; empty when the schema is current.</summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        var applied =
            options.Value.Provider == DatabaseProvider.SqlServer
                ? await MigrateSqlServerAsync(cancellationToken)
                : await MigrateSqliteAsync(cancellationToken);
        foreach (var script in applied)
            Log.Applied(logger, script);
        foreach (var backfill in backfills)
            await backfill.RunAsync(cancellationToken);
        return applied;
    }

    private async Task<IReadOnlyList<string>> MigrateSqliteAsync(
        CancellationToken cancellationToken
    )
    {
        var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (folder is not null)
            Directory.CreateDirectory(folder);
        var held = await LockFileAsync(file + ".lock", cancellationToken);
        await using (held)
        {
            if (File.Exists(file) && new FileInfo(file).Length == 0)
                Log.EmptyFile(logger, file);
            OwnerFile.Create(file);
            return MigrationScripts.Run(
                DeployChanges.To.SqliteDatabase(database.ConnectionString),
                "sqlite"
            );
        }
    }

    private static async Task<FileStream> LockFileAsync(
        string path,
        CancellationToken cancellationToken
    )
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(200))
        {
            try
            {
                return new FileStream(
                    path,
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.Asynchronous
                );
            }
            catch (IOException) when (waited < LockTimeout && File.Exists(path))
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Holds an application lock in master from before the database exists until the last script has run. All databases
    /// of a server share the lock, since the server cannot create two at once (error 1807). Its connection is not
    /// pooled: a session in the pool would keep the lock.
    /// </summary>
    private async Task<IReadOnlyList<string>> MigrateSqlServerAsync(
        CancellationToken cancellationToken
    )
    {
        var target = new SqlConnectionStringBuilder(database.ConnectionString);
        var name = target.InitialCatalog;
        if (string.IsNullOrEmpty(name))
            throw new OptionsValidationException(
                DatabaseOptions.Section,
                typeof(DatabaseOptions),
                ["ConnectionStrings:Forecast names no database; add Database=... to it."]
            );
        (target.InitialCatalog, target.Pooling) = ("master", false);
        var connection = new SqlConnection(target.ToString());
        await using (connection)
        {
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(
                connection,
                """
                DECLARE @Result int;
                EXEC @Result = sp_getapplock @Resource = @Name, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = @Milliseconds;
                IF @Result < 0 THROW 50001, 'Another process holds the migration lock.', 1;
                """,
                cancellationToken,
                new SqlParameter("@Name", LockName),
                new SqlParameter("@Milliseconds", (int)LockTimeout.TotalMilliseconds)
            );
            await CreateSqlServerDatabaseAsync(connection, name, cancellationToken);
            if (!await HasSnapshotAsync(connection, name, cancellationToken))
                Log.NoSnapshot(logger, name);
            await RefuseNewerLibrariesAsync(cancellationToken);
            return MigrationScripts.Run(
                DeployChanges
                    .To.SqlDatabase(database.ConnectionString)
                    .WithExecutionTimeout(TimeSpan.FromSeconds(options.Value.BulkTimeoutSeconds)),
                "sqlserver"
            );
        }
    }

    private async Task RefuseNewerLibrariesAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        await using (connection)
            foreach (var schema in schemas)
            {
                var command = connection.CreateCommand();
                await using (command)
                {
                    command.CommandText = schema.VersionQuery;
                    if (
                        await command.ExecuteScalarAsync(cancellationToken) is int found
                        && found > schema.NewestVersion
                    )
                        throw new NewerSchemaException(
                            Invariant(
                                $"version {found} of {schema.Library}'s tables after {schema.NewestVersion}"
                            )
                        );
                }
            }
    }

    private async Task CreateSqlServerDatabaseAsync(
        SqlConnection connection,
        string name,
        CancellationToken cancellationToken
    )
    {
        if (await ExistsAsync(connection, name, cancellationToken))
            return;
        // A database name cannot be a parameter: quote it as QUOTENAME does, with closing brackets doubled
        var quoted = "[" + name.Replace("]", "]]", StringComparison.Ordinal) + "]";
        await ExecuteAsync(connection, "CREATE DATABASE " + quoted, cancellationToken);
        Log.Created(logger, name);
        // The pool repeats an earlier "cannot open database" error for a while
        using (var earlier = new SqlConnection(database.ConnectionString))
            SqlConnection.ClearPool(earlier);
        try
        {
            await ExecuteAsync(
                connection,
                "ALTER DATABASE " + quoted + " SET READ_COMMITTED_SNAPSHOT ON",
                cancellationToken
            );
        }
        catch (SqlException error)
        {
            // The service works without this option, but readers wait for writers
            Log.SnapshotRefused(logger, error.Message);
        }
    }

    private static Task<bool> ExistsAsync(
        SqlConnection connection,
        string name,
        CancellationToken cancellationToken
    ) =>
        AnyAsync(
            connection,
            "SELECT COUNT(*) FROM sys.databases WHERE name = @Name",
            name,
            cancellationToken
        );

    /// <summary>Returns whether READ_COMMITTED_SNAPSHOT is on; an existing database may lack it, so that readers wait for writers.</summary>
    private static Task<bool> HasSnapshotAsync(
        SqlConnection connection,
        string name,
        CancellationToken cancellationToken
    ) =>
        AnyAsync(
            connection,
            "SELECT COUNT(*) FROM sys.databases WHERE name = @Name AND is_read_committed_snapshot_on = 1",
            name,
            cancellationToken
        );

    private static async Task<bool> AnyAsync(
        SqlConnection connection,
        string count,
        string name,
        CancellationToken cancellationToken
    )
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = count;
            command.Parameters.Add(new SqlParameter("@Name", name));
            return (int)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
        }
    }

    private static async Task ExecuteAsync(
        DbConnection connection,
        string text,
        CancellationToken cancellationToken,
        params SqlParameter[] parameters
    )
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = text;
            command.CommandTimeout = (int)LockTimeout.TotalSeconds + 30;
            command.Parameters.AddRange(parameters);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Applied migration {Script}")]
        public static partial void Applied(ILogger logger, string script);

        [LoggerMessage(2, LogLevel.Information, "Created database {Name}")]
        public static partial void Created(ILogger logger, string name);

        [LoggerMessage(3, LogLevel.Warning, "Failed to set READ_COMMITTED_SNAPSHOT: {Reason}")]
        public static partial void SnapshotRefused(ILogger logger, string reason);

        [LoggerMessage(
            4,
            LogLevel.Warning,
            "Readers of database {Name} wait for writers, and writes may be retried: set READ_COMMITTED_SNAPSHOT ON with ALTER DATABASE"
        )]
        public static partial void NoSnapshot(ILogger logger, string name);

        [LoggerMessage(
            5,
            LogLevel.Warning,
            "The file {File} is empty: the service starts with an empty database. If it held data, stop the service and restore a backup"
        )]
        public static partial void EmptyFile(ILogger logger, string file);
    }
}
