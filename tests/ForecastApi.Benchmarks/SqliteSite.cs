using System.Globalization;
using ForecastApi.Processes;

namespace ForecastApi.Benchmarks;

/// <summary>The embedded database, in files of a folder.</summary>
internal sealed class SqliteSite(string folder) : ImportSite
{
    private static readonly int[] RowsPerStatement = [1, 4, 16, 64];

    public override IReadOnlyList<(string Name, Func<SampleSales, Timing> Measure)> Bare { get; } =
    [
        .. RowsPerStatement.Select(n =>
            (
                string.Create(CultureInfo.InvariantCulture, $"{n} rows a statement"),
                (Func<SampleSales, Timing>)(sales => BareInsert.Measure(folder, sales, n))
            )
        ),
    ];

    public override async Task<T> ServeAsync<T>(Func<ServiceProcess, Task<T>> work)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "served"));
        try
        {
            using var service = await ServiceProcess.StartAsync(
                Path.Combine(data.FullName, "forecast.db")
            );
            return await work(service);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
