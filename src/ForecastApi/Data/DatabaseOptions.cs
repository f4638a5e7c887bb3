using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Data;

/// <summary>Section <c>Database</c>; the connection string is in <c>ConnectionStrings:Forecast</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The timeout of one statement, in seconds; imports and migrations have their own.</summary>
    [Range(1, 3600)]
    public int CommandTimeoutSeconds { get; set; } = 60;

    /// <summary>The longest wait of a request for a locked database, in seconds; then the response is 503.</summary>
    [Range(1, 3600)]
    public int RequestWaitSeconds { get; set; } = 10;

    /// <summary>The timeout of the statements of a bulk import, in seconds.</summary>
    [Range(1, 86_400)]
    public int BulkTimeoutSeconds { get; set; } = 3600;
}
