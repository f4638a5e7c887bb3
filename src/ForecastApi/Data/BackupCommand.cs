using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ForecastApi.Data;

/// <summary><c>backup FILE</c>: a whole copy of the embedded database, also while the service runs.</summary>
public sealed class BackupCommand(Database database, IOptions<DatabaseOptions> options)
{
    private const string Name = "backup";

    public static bool IsAsked(string[] args) => args is [Name, ..];

    /// <returns>0 once the copy is on the disk; 1 with the reason in words.</returns>
    public async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (args is not [_, { Length: > 0 } file])
            return await RefuseAsync("Say where to: backup FILE");
        if (options.Value.Provider != DatabaseProvider.Sqlite)
            return await RefuseAsync(
                "This is for the embedded database; of SQL Server make one with BACKUP DATABASE."
            );
        file = Path.GetFullPath(file);
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            return await RefuseAsync($"There is no folder for {file}; nothing was written.");
        if (File.Exists(file))
            return await RefuseAsync($"{file} is there already; nothing was written.");
        var source = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        if (!File.Exists(source))
            return await RefuseAsync(
                $"There is no database at {Path.GetFullPath(source)}; set ConnectionStrings__Forecast as for the service. Nothing was written."
            );
        var connection = await database.OpenAsync(cancellationToken);
        // A copy that was cut off must not look like one
        var part = file + ".part";
        File.Delete(part);
        await using (connection)
            await Task.Run(() => SqliteDialect.Copy(connection, part), cancellationToken);
        File.Move(part, file);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {new FileInfo(file).Length:N0} bytes. To restore it, stop the service and put it in the place of the database, without -wal and -shm beside it."
            )
        );
        return 0;

        async Task<int> RefuseAsync(string reason)
        {
            await output.WriteLineAsync(reason);
            return 1;
        }
    }
}
