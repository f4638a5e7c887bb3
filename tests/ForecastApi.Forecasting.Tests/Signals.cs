namespace ForecastApi.Forecasting.Tests;

/// <summary>Histories made by a formula.</summary>
internal static class Signals
{
    public static double[] Of(int length, Func<int, double> value) =>
        [.. Enumerable.Range(0, length).Select(value)];

    /// <summary>A level of 100, a season of ±30 and noise from a fixed seed.</summary>
    public static double[] SeasonalWithNoise(int length, int seed = 1)
    {
        var random = new Random(seed);
        return Of(
            length,
            t => 100 + (30 * Math.Sin(2 * Math.PI * t / 12)) + (5 * (random.NextDouble() - 0.5))
        );
    }
}
