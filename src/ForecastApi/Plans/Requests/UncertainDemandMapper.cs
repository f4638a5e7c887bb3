using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Forecasts;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>Maps a product's published forecast to the distribution of its demand scenarios.</summary>
public static class UncertainDemandMapper
{
    // Standard normal deviates of the upper ends of the 80 % and 95 % intervals.
    private const double Z80 = 1.2815515655446004;
    private const double Z95 = 1.959963984540054;

    /// <summary>Returns the distribution of a product.</summary>
    /// <param name="months">The published months from the run's first to the plan's last.</param>
    /// <param name="start">The plan's first month.</param>
    public static UncertainDemand Map(IReadOnlyList<PublishedForecast> months, Month start)
    {
        var points = months
            .Where(m => m.Period >= start)
            .Select(m => ForecastMapping.ToPoint(m.Period, m.Interval))
            .ToArray();
        return new(
            months[0].Sku,
            [.. months.Select(Spread)],
            (month, deviate) => ForecastMapping.ToQuantity(points[month].AtDeviate(deviate))
        );
    }

    // An overridden month is certain. Intermittent demand can have an 80 % band of zero width within a wider 95 % band.
    private static double Spread(PublishedForecast month)
    {
        if (month.IsOverridden)
            return 0;
        var width80 = (double)(month.Interval.Upper80 - month.Interval.Lower80);
        return width80 > 0
            ? width80 / (2 * Z80)
            : (double)(month.Interval.Upper95 - month.Interval.Lower95) / (2 * Z95);
    }
}
