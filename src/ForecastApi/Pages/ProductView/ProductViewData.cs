using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Pages.Shared.Measures;
using ForecastApi.Products;
using ForecastApi.Revisions;
using ForecastApi.Sales;

namespace ForecastApi.Pages.ProductView;

/// <summary>The data of the product page; missing data is null or empty.</summary>
/// <param name="Run">The latest successful run.</param>
/// <param name="Published">The model and forecast of that run; null when the product was not part of it.</param>
/// <param name="History">Sales as recorded, complete months only.</param>
/// <param name="Accuracy">Headline accuracy with measures by lead.</param>
/// <param name="Waterfall">The forecasts of successive official snapshots.</param>
public sealed record ProductViewData(
    Product Product,
    RunKey? Run,
    PublishedProduct? Published,
    IReadOnlyList<MonthQuantity> History,
    HeadlineAccuracy? Accuracy,
    ForecastWaterfall Waterfall
)
{
    /// <summary>The use in other products; null for a product that goes into no other.</summary>
    public ComponentUse? Use { get; init; }

    /// <summary>The currency of amounts.</summary>
    public string Currency { get; init; } = "";

    public IReadOnlyList<PublishedMonth> Months => Published?.Months ?? [];

    /// <summary>Returns the sales of the month one year earlier; null when unknown.</summary>
    public decimal? YearBefore(Month month) =>
        History.Count > 0
        && month.AddMonths(-12).MonthsSince(History[0].Month) is >= 0 and var place
        && place < History.Count
            ? History[place].Quantity
            : null;
}
