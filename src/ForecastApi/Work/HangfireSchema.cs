using System.Globalization;
using System.Text.RegularExpressions;
using ForecastApi.Data;
using Hangfire.SqlServer;

namespace ForecastApi.Work;

/// <summary>Describes the tables of Hangfire's SQL Server storage.</summary>
internal sealed partial class HangfireSchema : ILibrarySchema
{
    public string Library => "Hangfire";

    public string VersionQuery =>
        """
            IF OBJECT_ID('HangFire.Schema') IS NULL SELECT NULL AS Version
            ELSE SELECT MAX(Version) AS Version FROM HangFire.[Schema]
            """;

    /// <summary>The newest supported version. Hangfire itself does not reject a later one.</summary>
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
