namespace ForecastApi.Benchmarks;

/// <summary>A kind of database to measure on: a fresh one for each use.</summary>
internal abstract class BenchmarkDatabase
{
    /// <summary>SQL Server where <c>FORECASTAPI_TEST_SQLSERVER</c> names one, else the embedded database.</summary>
    public static BenchmarkDatabase Of(string folder) =>
        Environment.GetEnvironmentVariable("FORECASTAPI_TEST_SQLSERVER") is { Length: > 0 } server
            ? new SqlServerBenchmark(server)
            : new SqliteBenchmark(folder);

    /// <summary>The provider's own ways in for sales: what each is called, and its time into a fresh database.</summary>
    public abstract IReadOnlyList<(
        string Name,
        Func<SampleSales, Task<Timing>> MeasureAsync
    )> Bare { get; }

    /// <summary>Gives the settings of a service on a fresh database, which is gone afterwards.</summary>
    public abstract Task<T> UseAsync<T>(Func<(string Name, string Value)[], Task<T>> work);
}
