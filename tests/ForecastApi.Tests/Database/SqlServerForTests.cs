using DotNet.Testcontainers.Configurations;
using Testcontainers.MsSql;

namespace ForecastApi.Tests;

/// <summary>
/// Where the tests find a SQL Server: the connection string in <c>FORECASTAPI_TEST_SQLSERVER</c> (its login must
/// be allowed to create databases), or else a container of the Docker engine of this machine. An empty variable skips
/// them even where an engine answers.
/// </summary>
public static class SqlServerForTests
{
    public const string Variable = "FORECASTAPI_TEST_SQLSERVER";

    private const string Image = "mcr.microsoft.com/mssql/server:2022-CU26-ubuntu-22.04";

    private static readonly string? Configured = Environment.GetEnvironmentVariable(Variable);

    private static readonly Lazy<bool> Docker = new(() =>
        TestcontainersSettings.OS.DockerEndpointAuthConfig is not null
    );

    private static readonly Lazy<Task<string>> Container = new(StartAsync);

    /// <summary>Why the tests on SQL Server are skipped; null where they run.</summary>
    public static string? WhyNot =>
        Configured switch
        {
            null when Docker.Value => null,
            null =>
                $"No SQL Server: {Variable} holds no connection string and no Docker engine answers.",
            "" => $"No SQL Server: {Variable} is empty.",
            _ => null,
        };

    public static Task<string> ConnectionStringAsync() =>
        Configured is null ? Container.Value : Task.FromResult(Configured);

    /// <summary>One container for the whole run; Testcontainers removes it when the process has ended.</summary>
    private static async Task<string> StartAsync()
    {
        var container = new MsSqlBuilder(Image).Build();
        await container.StartAsync();
        return container.GetConnectionString();
    }
}
