using ForecastApi.Processes;

namespace ForecastApi.Benchmarks;

/// <summary>A kind of database that sales are imported into: a fresh one for each round.</summary>
internal abstract class ImportSite
{
    /// <summary>SQL Server where <c>FORECASTAPI_TEST_SQLSERVER</c> names one, else the embedded database.</summary>
    public static ImportSite Of(string folder) =>
        Environment.GetEnvironmentVariable("FORECASTAPI_TEST_SQLSERVER") is { Length: > 0 } server
            ? new SqlServerSite(server)
            : new SqliteSite(folder);

    /// <summary>The provider's own ways in: what each is called, and its time into a fresh database.</summary>
    public abstract IReadOnlyList<(string Name, Func<SampleSales, Timing> Measure)> Bare { get; }

    /// <summary>What a service on a fresh database does.</summary>
    public abstract Task<T> ServeAsync<T>(Func<ServiceProcess, Task<T>> work);
}
