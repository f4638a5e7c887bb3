using System.Globalization;

namespace ForecastApi.Forecasting.Tests;

/// <summary>
/// Monthly totals of international airline passengers in thousands, 1949 to 1960 (Box, Jenkins and Reinsel 1976,
/// "Time Series Analysis", series G): growth and a season that grows with it.
/// </summary>
internal static class AirPassengers
{
    public static readonly DateOnly Start = new(1949, 1, 1);

    public static double[] Values { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "airpassengers.csv"))
            .Skip(1)
            .Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)),
    ];
}
