using System.Globalization;
using ForecastApi.Forecasting;

namespace ForecastApi.Benchmarks;

/// <summary>Sixty months of level, trend, season and noise that differ by product, the same at every run.</summary>
internal static class MadeUpHistory
{
    public const int Months = 60;

    private static readonly DateOnly First = new(2020, 1, 1);

    private static readonly string[] Dates =
    [
        .. Enumerable
            .Range(0, Months)
            .Select(m => First.AddMonths(m).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    public static string Date(int month) => Dates[month];

    /// <summary>The quantities of a product, from 0.</summary>
    public static decimal[] Of(int product)
    {
        var random = new Random(product);
        var (level, trend) = (20 + (980 * random.NextDouble()), 0.6 * (random.NextDouble() - 0.4));
        var (season, noise, peak) = (
            0.5 * random.NextDouble(),
            0.05 + (0.3 * random.NextDouble()),
            random.Next(12)
        );
        var quantities = new decimal[Months];
        for (var m = 0; m < Months; m++)
        {
            var mean =
                level
                * (1 + (trend * m / Months))
                * (1 + (season * Math.Cos((m - peak) * Math.PI / 6)));
            quantities[m] = Math.Round(
                (decimal)Math.Max(0, mean * (1 + (noise * ((2 * random.NextDouble()) - 1)))),
                2
            );
        }
        return quantities;
    }

    public static MonthlySeries Series(int product) =>
        new(First, [.. Of(product).Select(q => (double)q)]);
}
