using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>From a product's published months to the distribution that scenarios are drawn from.</summary>
public static class PlanUncertainty
{
    // Standard normal deviates of the upper ends of the 80 % and 95 % intervals.
    private const double Z80 = 1.2815515655446004;
    private const double Z95 = 1.959963984540054;

    /// <summary>The distribution of a product.</summary>
    /// <param name="months">Its published months, from the run's first to the plan's last.</param>
    /// <param name="start">The plan's first month.</param>
    public static UncertainDemand Of(IReadOnlyList<PublishedForecast> months, Month start)
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

    // What a person has set is not drawn. Demand that comes seldom can have a band of no width within a wider one.
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
