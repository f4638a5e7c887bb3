using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Pages.Shared.Measures;
using ForecastApi.Products;
using ForecastApi.Revisions;
using ForecastApi.Sales;

namespace ForecastApi.Pages.ProductView;

/// <summary>What the page of a product shows; what is not there yet is null or empty.</summary>
/// <param name="Run">The latest successful run.</param>
/// <param name="Published">What that run chose and forecast; null where the product was not in it.</param>
/// <param name="History">Complete months of sales, as recorded, up to the data's last month.</param>
/// <param name="Accuracy">Its errors, by lead as well.</param>
/// <param name="Waterfall">What official snapshots forecast of it, one after another.</param>
public sealed record ProductViewData(
    Product Product,
    RunKey? Run,
    PublishedProduct? Published,
    IReadOnlyList<MonthQuantity> History,
    HeadlineAccuracy? Accuracy,
    ForecastWaterfall Waterfall
)
{
    public IReadOnlyList<PublishedMonth> Months => Published?.Months ?? [];

    /// <summary>Sales of the month a year before, where they are known.</summary>
    public decimal? YearBefore(Month month) =>
        History.Count > 0
        && month.AddMonths(-12).MonthsSince(History[0].Month) is >= 0 and var place
        && place < History.Count
            ? History[place].Quantity
            : null;
}
