using System.Globalization;
using System.Text.RegularExpressions;
using Hangfire.SqlServer;

namespace ForecastApi.Data;

/// <summary>Hangfire's own tables, which its SQL Server storage keeps in our database.</summary>
internal static partial class HangfireSchema
{
    /// <summary>The version of the tables that are there; null where there are none.</summary>
    public const string Version = """
        IF OBJECT_ID('HangFire.Schema') IS NULL SELECT NULL AS Version
        ELSE SELECT MAX(Version) AS Version FROM HangFire.[Schema]
        """;

    /// <summary>The version that this Hangfire installs. It leaves a later one alone, and works on it all the same.</summary>
    public static int Newest { get; } =
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
