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
        var (used, returned) = Demand(values, stockouts, seasonLength);
        bool[]? outliers = null;
        var profile = SeriesProfile.From(used, seasonLength);
        if (
            used.Length >= MinHistory
            && profile is { IsIntermittent: false, HasSeasonalZeros: false }
        )
        {
            if (!used.Contains(0))
                LevelShiftCorrection.Apply(used, seasonLength);
            outliers = OutlierCorrection.Apply(used, seasonLength);
        }

        return new CleanedHistory(used, Adjustments(values, stockouts, used, outliers, returned));
    }

    /// <summary>
    /// Returns the demand that evaluates forecasts: sales, corrected for returns and stockouts. Outliers stay, because
    /// forecasts are compared with actual sales.
    /// </summary>
    /// <inheritdoc cref="Clean" path="/param"/>
    public static double[] EvaluationDemand(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> stockouts,
        int seasonLength
    ) => Demand(values, stockouts, seasonLength).Values;

    private static (double[] Values, bool[]? Returned) Demand(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> stockouts,
        int seasonLength
    )
    {
        var demand = new double[values.Length];
        for (var t = 0; t < demand.Length; t++)
            demand[t] = Math.Max(0, values[t]);
        var returned = ReturnCorrection.Apply(demand, values, seasonLength);
        if (stockouts.ContainsAnyExcept(0))
            StockoutCorrection.Apply(demand, values, stockouts, seasonLength);
        return (demand, returned);
    }

    private static List<HistoryAdjustment> Adjustments(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> stockouts,
        double[] used,
        bool[]? outliers,
        bool[]? returned
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
                : returned?[t] == true ? AdjustmentKind.Return
                : !stockouts.IsEmpty && stockouts[t] > 0 ? AdjustmentKind.Stockout
                : AdjustmentKind.LevelShift;
            adjustments.Add(new HistoryAdjustment(t, kind, values[t], used[t]));
        }

        return adjustments;
    }
}
