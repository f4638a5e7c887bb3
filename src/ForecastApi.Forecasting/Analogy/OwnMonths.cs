using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.Forecasting.Analogy;

/// <summary>The few months that a new product has sold, cleaned; months hardly in stock say nothing and are left out.</summary>
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

    /// <summary>The months that say something, oldest first.</summary>
    public IReadOnlyList<(DateOnly Month, double Quantity)> Evidence { get; }

    /// <summary>What cleaning changed.</summary>
    public IReadOnlyList<ForecastAdjustment> Adjustments { get; }

    /// <summary>Looks at a history.</summary>
    public static OwnMonths From(MonthlySeries own)
    {
        var cleaned = HistoryCleaner.Clean(own.Values, own.Stockouts, Months.InYear);
        var months = new List<(DateOnly, double)>(own.Length);
        for (var t = 0; t < own.Length; t++)
        {
            if (own.Stockouts.IsEmpty || own.Stockouts[t] <= MaxStockoutShare)
                months.Add((own.MonthAt(t), cleaned.Values[t]));
        }

        return new OwnMonths(months, ForecastAdjustment.From(own, cleaned));
    }
}
