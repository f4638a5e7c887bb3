using System.Globalization;
using System.Text.Json;

namespace ForecastApi.Data;

/// <summary>
/// Counts the changes of each kind of data. Cache keys contain the versions, so that caches never return stale values.
/// </summary>
public sealed class DataVersions(Database database)
{
    private static readonly SqlText Versions = new("SELECT Name, Version FROM DataVersions");

    private static readonly SqlText Advance = new(
        "UPDATE DataVersions SET Version = Version + 1 WHERE Name = @Name"
    );

    /// <summary>
    /// Advances the version in the caller's transaction. The row stays locked until the transaction ends, so writers of
    /// the same kind of data run one after another: call it before any other statement.
    /// </summary>
    public static Task AdvanceAsync(DbSession session, DataVersion version) =>
        session.ExecuteAsync(Advance, new { Name = Name(version) });

    /// <summary>Returns the current versions as one text, which differs once any of them has advanced.</summary>
    public async Task<string> GetAsync(
        IEnumerable<DataVersion> versions,
        CancellationToken cancellationToken
    )
    {
        var current = (
            await database.ReadAsync(s => s.QueryAsync<VersionRow>(Versions), cancellationToken)
        ).ToDictionary(r => r.Name, r => r.Version, StringComparer.Ordinal);
        return string.Join(
            '.',
            versions.Select(v => current[Name(v)].ToString(CultureInfo.InvariantCulture))
        );
    }

    private static string Name(DataVersion version) =>
        JsonNamingPolicy.CamelCase.ConvertName(version.ToString());

    private sealed record VersionRow(string Name, long Version);
}
