using System.Globalization;
using System.Text.RegularExpressions;
using ForecastApi.Data;
using Hangfire.SqlServer;

namespace ForecastApi.Work;

/// <summary>The tables of Hangfire, which its SQL Server storage keeps in the database.</summary>
internal sealed partial class HangfireSchema : ILibrarySchema
{
    public string Library => "Hangfire";

    public string VersionQuery =>
        """
            IF OBJECT_ID('HangFire.Schema') IS NULL SELECT NULL AS Version
            ELSE SELECT MAX(Version) AS Version FROM HangFire.[Schema]
            """;

    /// <summary>Hangfire itself leaves a later version alone, and works on it all the same.</summary>
    public int NewestVersion { get; } =
        int.Parse(
            Target()
                .Match(
                    SqlServerObjectsInstaller.GetInstallScript(
                        "HangFire",
                        enableHeavyMigrations: true
                    )
                )
                .Groups["version"]
                .Value,
            CultureInfo.InvariantCulture
        );

    [GeneratedRegex(
        @"SET @TARGET_SCHEMA_VERSION = (?<version>\d+)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Target();
}
