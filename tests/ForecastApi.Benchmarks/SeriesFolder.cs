using System.Globalization;
using System.IO.Compression;
using ForecastApi.Forecasting;

namespace ForecastApi.Benchmarks;

/// <summary>
/// A folder of series with held-out months: one file *_train.csv.gz and one *_test.csv.gz, each with the columns
/// series_id, month (YYYY-MM) and value, in series order, then in time order, without gaps.
/// </summary>
internal static class SeriesFolder
{
    public static IReadOnlyList<HeldOutSeries> Read(string folder)
    {
        var train = ReadFile(folder, "*_train.csv.gz");
        var test = ReadFile(folder, "*_test.csv.gz");
        return
        [
            .. train.Select(series => new HeldOutSeries(
                series.Key,
                new MonthlySeries(series.Value.Start, series.Value.Values),
                [.. test[series.Key].Values]
            )),
        ];
    }

    private static Dictionary<string, (DateOnly Start, List<double> Values)> ReadFile(
        string folder,
        string pattern
    )
    {
        var file = Directory.GetFiles(folder, pattern).Single();
        using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        reader.ReadLine();
        var all = new Dictionary<string, (DateOnly Start, List<double> Values)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(',') is not [var id, var month, var value])
                throw new InvalidDataException($"{file}: '{line}' has not three columns.");
            if (!all.TryGetValue(id, out var series))
            {
                series = (DateOnly.Parse($"{month}-01", CultureInfo.InvariantCulture), []);
                all.Add(id, series);
            }

            series.Values.Add(double.Parse(value, CultureInfo.InvariantCulture));
        }

        return all;
    }
}
