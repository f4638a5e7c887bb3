using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ForecastApi.Data;

/// <summary>Validates the connection string before anything opens the database.</summary>
public sealed class ConnectionCheck(IConfiguration configuration)
    : IValidateOptions<DatabaseOptions>
{
    private const string Setting = "ConnectionStrings:Forecast";

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) =>
        Refuse(options) is { } reason
            ? ValidateOptionsResult.Fail(reason)
            : ValidateOptionsResult.Success;

    private string? Refuse(DatabaseOptions options)
    {
        try
        {
            var text = Database.ResolveConnectionString(options, configuration);
            return options.Provider == DatabaseProvider.SqlServer
                ? Refuse(new SqlConnectionStringBuilder(text))
                : Refuse(new SqliteConnectionStringBuilder(text));
        }
        catch (OptionsValidationException missing)
        {
            return missing.Message;
        }
        catch (Exception error)
            when (error is ArgumentException or FormatException or InvalidOperationException)
        {
            return $"{Setting} is not a connection string for Database:Provider {options.Provider}: {FirstSentence(error.Message)}";
        }
    }

    private static string? Refuse(SqlConnectionStringBuilder server) =>
        server.DataSource.Length == 0 ? $"{Setting} names no server; add Server=... to it."
        : server.InitialCatalog.Length == 0
            ? $"{Setting} names no database; add Database=... to it."
        : null;

    private static string? Refuse(SqliteConnectionStringBuilder file) =>
        file.DataSource.Length == 0 ? $"{Setting} names no file; add Data Source=... to it."
        : file.Mode == SqliteOpenMode.Memory
        || file.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
        || file.DataSource.Contains("mode=memory", StringComparison.OrdinalIgnoreCase)
            ? $"{Setting} names a database in memory, which is a new one for each connection. Name a file in Data Source."
        : null;

    private static string FirstSentence(string message)
    {
        var line = message.ReplaceLineEndings(" ");
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
