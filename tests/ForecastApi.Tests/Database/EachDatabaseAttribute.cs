using System.Reflection;
using ForecastApi.Data;
using Xunit.Sdk;
using Xunit.v3;

namespace ForecastApi.Tests;

/// <summary>
/// Runs a theory once on each database: on SQLite always, on SQL Server where there is one, otherwise skipped with the
/// reason. The trait <c>Database</c> selects the cases of one of them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        new([
            On(DatabaseProvider.Sqlite, skip: null),
            On(DatabaseProvider.SqlServer, SqlServerForTests.WhyNot),
        ]);

    private static TheoryDataRow<DatabaseProvider> On(DatabaseProvider provider, string? skip) =>
        new(provider) { Skip = skip, Traits = { ["Database"] = [provider.ToString()] } };

    public override bool SupportsDiscoveryEnumeration() => true;
}
