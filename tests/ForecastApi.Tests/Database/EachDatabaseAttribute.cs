using System.Reflection;
using ForecastApi.Data;
using Xunit.Sdk;
using Xunit.v3;

namespace ForecastApi.Tests;

/// <summary>Runs a theory once on each database: SQLite always, SQL Server where there is one, otherwise skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        new([
            new TheoryDataRow<DatabaseProvider>(DatabaseProvider.Sqlite),
            new TheoryDataRow<DatabaseProvider>(DatabaseProvider.SqlServer)
            {
                Skip = SqlServerForTests.WhyNot,
            },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
