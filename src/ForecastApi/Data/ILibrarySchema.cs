namespace ForecastApi.Data;

/// <summary>Tables that a library keeps in the SQL Server database. A version later than the library's own is refused.</summary>
public interface ILibrarySchema
{
    string Library { get; }

    /// <summary>Selects the version of the existing tables; null where there are none.</summary>
    string VersionQuery { get; }

    /// <summary>The version that the library installs.</summary>
    int NewestVersion { get; }
}
