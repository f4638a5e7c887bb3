namespace ForecastApi.Data;

/// <summary>Describes the tables of a library in the SQL Server database. The migrator rejects a version later than the library's own.</summary>
public interface ILibrarySchema
{
    string Library { get; }

    /// <summary>Selects the version of the existing tables; null where there are none.</summary>
    string VersionQuery { get; }

    /// <summary>The version that the library installs.</summary>
    int NewestVersion { get; }
}
