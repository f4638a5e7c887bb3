namespace ForecastApi.Data;

/// <summary>The database that the service runs on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
