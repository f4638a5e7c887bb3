namespace ForecastApi.Data;

/// <summary>Identifies the database engine that the service uses.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
