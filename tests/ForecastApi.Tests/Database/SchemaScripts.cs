using ForecastApi.Data;

namespace ForecastApi.Tests;

/// <summary>The migration scripts as the service embeds them, in order.</summary>
public static class SchemaScripts
{
    public static IReadOnlyList<(string Name, string Text)> Of(DatabaseProvider provider)
    {
        var prefix =
            provider == DatabaseProvider.SqlServer ? "database.sqlserver." : "database.sqlite.";
        var assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return (name[prefix.Length..], reader.ReadToEnd());
                }),
        ];
    }
}
