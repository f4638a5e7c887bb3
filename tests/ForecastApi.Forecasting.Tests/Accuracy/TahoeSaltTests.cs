using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting.Tests.Accuracy;

/// <summary>
/// The error table of Tahoe Salt (Chopra and Meindl, "Supply Chain Management"): MAD and the range of the running
/// tracking signal of four methods over twelve quarters.
/// </summary>
public sealed class TahoeSaltTests
{
    private static readonly double[] Demand =
    [
        8000,
        13000,
        23000,
        34000,
        10000,
        18000,
        23000,
        38000,
        12000,
        13000,
        32000,
        41000,
    ];

    [Fact]
    public void MovingAverage_When_series_is_TahoeSalt_Then_errors_are_as_published()
    {
        double[] forecast = [.. Enumerable.Range(4, 8).Select(t => Demand[(t - 4)..t].Average())];
        Check(Demand[4..], forecast, 9719, -1.52, 2.21);
    }

    [Fact]
    public void SimpleSmoothing_When_series_is_TahoeSalt_Then_errors_are_as_published()
    {
        var level = 22083.0;
        var forecast = new double[Demand.Length];
        for (var t = 0; t < forecast.Length; t++)
        {
            forecast[t] = level;
            level += 0.1 * (Demand[t] - level);
        }

        Check(Demand, forecast, 10208, -1.38, 2.25);
    }

    [Fact]
    public void Holt_When_series_is_TahoeSalt_Then_errors_are_as_published()
    {
        var (level, trend) = (12015.0, 1549.0);
        var forecast = new double[Demand.Length];
        for (var t = 0; t < forecast.Length; t++)
        {
            forecast[t] = level + trend;
            var next = (0.1 * Demand[t]) + (0.9 * forecast[t]);
            trend = (0.2 * (next - level)) + (0.8 * trend);
            level = next;
        }

        Check(Demand, forecast, 8836, -2.15, 2.00);
    }

    [Fact]
    public void Winters_When_series_is_TahoeSalt_Then_errors_are_as_published()
    {
        var (level, trend) = (18439.0, 524.0);
        List<double> seasons = [0.47, 0.68, 1.17, 1.67];
        var forecast = new double[Demand.Length];
        for (var t = 0; t < forecast.Length; t++)
        {
            forecast[t] = (level + trend) * seasons[t];
            var next = (0.05 * Demand[t] / seasons[t]) + (0.95 * (level + trend));
            trend = (0.1 * (next - level)) + (0.9 * trend);
            level = next;
            seasons.Add((0.1 * Demand[t] / level) + (0.9 * seasons[t]));
        }

        Check(Demand, forecast, 1469, -2.74, 4.00);
    }

    private static void Check(
        double[] demand,
        double[] forecast,
        double mad,
        double lowest,
        double highest
    )
    {
        double[] signals =
        [
            .. Enumerable
                .Range(1, demand.Length)
                .Select(n => ForecastError.TrackingSignal(demand[..n], forecast[..n])!.Value),
        ];
        Assert.Equal(mad, ForecastError.Mae(demand, forecast)!.Value, 0.6);
        Assert.Equal(lowest, signals.Min(), 0.006);
        Assert.Equal(highest, signals.Max(), 0.006);
    }
}
