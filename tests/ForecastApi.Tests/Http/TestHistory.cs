using System.Globalization;
using System.Text;

namespace ForecastApi.Tests.Http;

/// <summary>Made-up sales as CSV; the last month is 2025-12 unless another is asked for.</summary>
public static class TestHistory
{
    public const string Header = "sku,date,quantity\n";

    /// <summary>So many months of the same quantity.</summary>
    public static string Constant(string sku, int months, decimal quantity, int endYear = 2025) =>
        Rows(sku, months, _ => quantity, endYear);

    /// <summary>Trend and season with a little noise of a fixed seed: never negative, never constant.</summary>
    public static string Seasonal(string sku, int months, int seed = 1, int endYear = 2025) =>
        Rows(
            sku,
            months,
            i =>
                Math.Round(
                    (decimal)(
                        200 + i + (40 * Math.Sin(i * Math.PI / 6)) + ((i * 7919 * seed) % 23)
                    ),
                    2
                ),
            endYear
        );

    /// <summary>A whole file of so many rows of one product: a unit a day in 2024 in as many channels as it takes.</summary>
    public static string DaysByChannel(string sku, int rows)
    {
        var csv = new StringBuilder("sku,date,quantity,channel\n");
        for (var i = 0; i < rows; i++)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{sku},{new DateOnly(2024, 1, 1).AddDays(i % 365):yyyy-MM-dd},1,C{i / 365}\n"
            );
        return csv.ToString();
    }

    public static string Rows(
        string sku,
        int months,
        Func<int, decimal> quantity,
        int endYear = 2025
    )
    {
        var rows = new StringBuilder();
        var first = new DateOnly(endYear, 12, 15).AddMonths(1 - months);
        for (var i = 0; i < months; i++)
            rows.Append(
                CultureInfo.InvariantCulture,
                $"{sku},{first.AddMonths(i):yyyy-MM-dd},{quantity(i)}\n"
            );
        return rows.ToString();
    }
}
