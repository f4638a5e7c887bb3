using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ForecastApi.Data;

/// <summary><c>backup FILE</c>: writes a complete copy of the embedded database; the service may be running.</summary>
public sealed class BackupCommand(Database database, IOptions<DatabaseOptions> options)
{
    public const string Name = "backup";

    /// <returns>The exit code: 0, or 1 with the reason written to <paramref name="output"/>.</returns>
    public async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (args is not [_, { Length: > 0 } file])
            return await FailAsync("Usage: backup FILE");
        if (options.Value.Provider != DatabaseProvider.Sqlite)
            return await FailAsync(
                "The backup command is for the embedded database. Use BACKUP DATABASE on SQL Server."
            );
        file = Path.GetFullPath(file);
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            return await FailAsync($"The folder of {file} does not exist. Nothing was written.");
        if (File.Exists(file))
            return await FailAsync($"{file} already exists. Nothing was written.");
        var source = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        if (!File.Exists(source))
            return await FailAsync(
                $"There is no database at {Path.GetFullPath(source)}. Set ConnectionStrings__Forecast to the same value as for the service. Nothing was written."
            );
        var connection = await database.OpenAsync(cancellationToken);
        // An interrupted copy must not look like a complete one
        var part = file + ".part";
        File.Delete(part);
        OwnerFile.Create(part);
        await using (connection)
            await Task.Run(() => SqliteDialect.Copy(connection, part), cancellationToken);
        File.Move(part, file);
        await output.WriteLineAsync(
            Invariant(
                $"{file}: {new FileInfo(file).Length:N0} bytes. To restore it, stop the service, replace the database file with it and delete the -wal and -shm files."
            )
        );
        return 0;

        async Task<int> FailAsync(string reason)
        {
            await output.WriteLineAsync(reason);
            return 1;
        }
    }
}
