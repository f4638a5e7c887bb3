using ForecastApi.Data;

namespace ForecastApi.Tests;

/// <summary>An empty embedded database with the current schema, migrated once and copied for each test.</summary>
public static class TemplateDatabase
{
    private static readonly Lazy<byte[]> Content = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("forecastapi-template-").FullName;
        try
        {
            var file = Path.Combine(folder, "forecast.db");
            MigrationScripts.Run(
                DbUp.DeployChanges.To.SqliteDatabase($"Data Source={file};Pooling=False"),
                "sqlite"
            );
            return File.ReadAllBytes(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });

    /// <summary>Writes the database unless there is one.</summary>
    public static void CopyTo(string file)
    {
        if (!File.Exists(file))
            File.WriteAllBytes(file, Content.Value);
    }
}
