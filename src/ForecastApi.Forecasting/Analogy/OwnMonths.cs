using ForecastApi.Forecasting.Cleaning;
using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.Forecasting.Analogy;

/// <summary>The cleaned sales of a new product, without months that were almost entirely out of stock.</summary>
internal sealed class OwnMonths
{
    private const double MaxStockoutShare = 0.9;

    private OwnMonths(
        IReadOnlyList<(DateOnly Month, double Quantity)> months,
        IReadOnlyList<ForecastAdjustment> adjustments
    )
    {
        Evidence = months;
        Adjustments = adjustments;
    }

    /// <summary>The months with enough stock, oldest first.</summary>
    public IReadOnlyList<(DateOnly Month, double Quantity)> Evidence { get; }

    /// <summary>The months that cleaning changed.</summary>
    public IReadOnlyList<ForecastAdjustment> Adjustments { get; }

    /// <summary>Determines the properties of a history.</summary>
    public static OwnMonths From(MonthlySeries own)
    {
        var cleaned = HistoryCleaner.Clean(own.Values, own.Stockouts, Months.InYear);
        var months = new List<(DateOnly, double)>(own.Length);
        for (var t = 0; t < own.Length; t++)
        {
            if (own.Stockouts.IsEmpty || own.Stockouts[t] <= MaxStockoutShare)
                months.Add((own.MonthAt(t), cleaned.Values[t]));
        }

        return new OwnMonths(
            months,
            ForecastAdjustment.From(own, new(cleaned, RegressorEffects.None))
        );
    }
}
