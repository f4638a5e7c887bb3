using System.Globalization;

namespace ForecastApi.Benchmarks;

/// <summary>The embedded database, in files of a folder.</summary>
internal sealed class SqliteBenchmark(string folder) : BenchmarkDatabase
{
    private static readonly int[] RowsPerStatement = [1, 4, 16, 64];

    public override IReadOnlyList<(
        string Name,
        Func<SampleSales, Task<Timing>> MeasureAsync
    )> Bare { get; } =
    [
        .. RowsPerStatement.Select(n =>
            (
                string.Create(CultureInfo.InvariantCulture, $"{n} rows a statement"),
                (Func<SampleSales, Task<Timing>>)(
                    sales => Task.FromResult(BareInsert.Measure(folder, sales, n))
                )
            )
        ),
    ];

    public override async Task<T> UseAsync<T>(Func<(string Name, string Value)[], Task<T>> work)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "served"));
        try
        {
            return await work([
                (
                    "ConnectionStrings__Forecast",
                    $"Data Source={Path.Combine(data.FullName, "forecast.db")}"
                ),
            ]);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
