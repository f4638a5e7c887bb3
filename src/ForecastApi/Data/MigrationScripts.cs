using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace ForecastApi.Data;

/// <summary>Runs the numbered migration scripts that this version contains.</summary>
internal static class MigrationScripts
{
    /// <summary>Runs the scripts that the database has not executed, each in its own transaction.</summary>
    /// <returns>The names of the executed scripts.</returns>
    /// <exception cref="NewerSchemaException">The database has executed a script that this version does not contain.</exception>
    public static IReadOnlyList<string> Run(UpgradeEngineBuilder builder, string folder)
    {
        var prefix = "database." + folder + ".";
        List<SqlScript> scripts = [.. Scripts(prefix)];
        var engine = builder
            .WithTransactionPerScript()
            .WithScripts(scripts)
            .LogTo(new NoOpUpgradeLog())
            .Build();
        if (
            engine
                .GetExecutedScripts()
                .Except(scripts.Select(s => s.Name))
                .Order()
                .LastOrDefault() is
            { } newer
        )
            throw new NewerSchemaException($"the migration {newer}");
        var result = engine.PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(s => s.Name)]
            : throw new InvalidOperationException(
                $"The migration script {result.ErrorScript?.Name} failed: {result.Error.Message}",
                result.Error
            );
    }

    private static IEnumerable<SqlScript> Scripts(string prefix)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new SqlScript(name[prefix.Length..], reader.ReadToEnd());
            });
    }
}
