using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Cleaning;

/// <summary>
/// Prepares recorded sales for training: corrects returns, months out of stock, level shifts and outliers, in this
/// order. The rules are strict, because an apparent anomaly may be demand (see README.md), and every change is listed.
/// Pure and fast enough to run at every origin of a backtest on the months before it.
/// </summary>
public static class HistoryCleaner
{
    /// <summary>The minimum history for level shifts and outliers.</summary>
    private const int MinHistory = 24;

    /// <summary>Cleans a history.</summary>
    /// <param name="values">Net sales per month in units, oldest first, all finite; negative months are returns.</param>
    /// <param name="stockouts">Share of each month without stock, 0..1; empty when nothing is known.</param>
    /// <param name="seasonLength">Months in a season.</param>
    /// <exception cref="ArgumentException">The number of shares differs from the number of months.</exception>
    public static CleanedHistory Clean(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> stockouts,
        int seasonLength
    )
    {
        if (!stockouts.IsEmpty && stockouts.Length != values.Length)
            throw new ArgumentException(
                "The number of stockout shares must equal the number of months.",
                nameof(stockouts)
            );
        var used = Demand(values, stockouts, seasonLength);
        bool[]? outliers = null;
        if (used.Length >= MinHistory && !SeriesProfile.From(used).IsIntermittent)
        {
            if (!used.Contains(0))
                LevelShiftCorrection.Apply(used, seasonLength);
            outliers = OutlierCorrection.Apply(used, seasonLength);
        }

        return new CleanedHistory(used, Adjustments(values, stockouts, used, outliers));
    }

    /// <summary>
    /// Returns the demand that evaluates forecasts: sales, corrected for stockouts. Outliers stay, because forecasts
    /// are compared with actual sales; a month with more returns than sales has its cleaned value.
    /// </summary>
    /// <inheritdoc cref="Clean" path="/param"/>
    public static double[] EvaluationDemand(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> stockouts,
        int seasonLength
    )
    {
        var demand = Demand(values, stockouts, seasonLength);
        if (!values.ContainsAnyInRange(double.MinValue, -double.Epsilon))
            return demand;
        var repaired = Clean(values, stockouts, seasonLength).Values;
        for (var t = 0; t < demand.Length; t++)
        {
            if (values[t] < 0)
                demand[t] = repaired[t];
        }

        return demand;
    }

    private static double[] Demand(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> stockouts,
        int seasonLength
    )
    {
        var demand = new double[values.Length];
        for (var t = 0; t < demand.Length; t++)
            demand[t] = Math.Max(0, values[t]);
        if (stockouts.ContainsAnyExcept(0))
            StockoutCorrection.Apply(demand, values, stockouts, seasonLength);
        return demand;
    }

    private static List<HistoryAdjustment> Adjustments(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> stockouts,
        double[] used,
        bool[]? outliers
    )
    {
        var adjustments = new List<HistoryAdjustment>();
        for (var t = 0; t < used.Length; t++)
        {
            if (used[t] == values[t])
                continue;
            var kind =
                values[t] < 0 ? AdjustmentKind.Return
                : outliers?[t] == true ? AdjustmentKind.Outlier
                : !stockouts.IsEmpty && stockouts[t] > 0 ? AdjustmentKind.Stockout
                : AdjustmentKind.LevelShift;
            adjustments.Add(new HistoryAdjustment(t, kind, values[t], used[t]));
        }

        return adjustments;
    }
}
