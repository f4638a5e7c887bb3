using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Analogy;

/// <summary>The common season and level of the products of a category.</summary>
/// <param name="Totals">Total sales of the products by month.</param>
/// <param name="Products">The number of products with sales within the last year.</param>
/// <param name="Level">Mean of their levels: units per month of one product.</param>
/// <param name="Deviation">Standard deviation of their levels in units; 0 for a single product.</param>
public sealed record CategoryProfile(
    MonthlySeries Totals,
    int Products,
    double Level,
    double Deviation
)
{
    /// <summary>Removes a product from the category, so that a new product is not compared with itself.</summary>
    /// <param name="own">The product's history; it must not reach beyond the end of the totals.</param>
    /// <returns>The other products; null when there are none.</returns>
    public CategoryProfile? Without(MonthlySeries own)
    {
        if (own.Length == 0)
            return Products > 0 ? this : null;
        if (Products < 2)
            return null;
        var totals = Totals.Values.ToArray();
        var sum = 0.0;
        foreach (var value in own.Values)
            sum += value;
        for (var t = 0; t < own.Length; t++)
        {
            var index = Months.Between(Totals.Start, own.MonthAt(t));
            if (index >= 0 && index < totals.Length)
                totals[index] -= own.Values[t];
        }

        var (level, others) = (sum / own.Length, Products - 1);
        var mean = ((Products * Level) - level) / others;
        var squares = (Products * ((Deviation * Deviation) + (Level * Level))) - (level * level);
        return new CategoryProfile(
            new MonthlySeries(Totals.Start, totals),
            others,
            Math.Max(0, mean),
            Math.Sqrt(Math.Max(0, (squares / others) - (mean * mean)))
        );
    }

    /// <summary>
    /// Computes the multiplicative seasonal indices of the cleaned totals by calendar month (January first); all 1
    /// without a significant season (see <see cref="SeasonalIndices"/>) or when the total of a month is zero.
    /// </summary>
    internal double[] Seasons()
    {
        var seasons = new double[Months.InYear];
        Array.Fill(seasons, 1);
        var totals = HistoryCleaner.Clean(Totals.Values, [], Months.InYear).Values;
        if (
            totals.Contains(0) || SeasonalIndices.Estimate(totals, Months.InYear) is not { } indices
        )
            return seasons;
        for (var t = 0; t < Months.InYear; t++)
            seasons[Totals.MonthAt(t).Month - 1] = indices.Apply(1, t);
        return seasons;
    }
}
