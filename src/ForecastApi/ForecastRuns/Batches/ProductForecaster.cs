using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Analogy;
using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Pooled;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>Forecasts one product of a run with whatever there is to go by.</summary>
public sealed class ProductForecaster
{
    private readonly NewProductForecaster _forecaster;
    private readonly Forecaster _plain;
    private readonly Dictionary<string, CategoryProfile> _categories;

    /// <param name="settings">What is asked for.</param>
    /// <param name="pooled">The models that have learned from many products.</param>
    /// <param name="categories">What the categories of the run's new products sell.</param>
    public ProductForecaster(
        ForecastSettings settings,
        IReadOnlyList<PooledModel> pooled,
        IReadOnlyDictionary<string, CategorySales> categories
    )
    {
        _forecaster = new(settings, new Forecaster(settings, pooled));
        _plain = new(settings);
        _categories = categories.ToDictionary(
            c => c.Key,
            c => ToProfile(c.Value),
            StringComparer.Ordinal
        );
    }

    /// <summary>For a batch whose products are like no other.</summary>
    public static IReadOnlyDictionary<string, LikeSales> NoLikes { get; } =
        new Dictionary<string, LikeSales>(StringComparer.Ordinal);

    /// <summary>The product's forecast; null when it has no history and nothing else to go by.</summary>
    /// <param name="product">The product.</param>
    /// <param name="history">Its months up to <paramref name="asOf"/>; may be empty.</param>
    /// <param name="likes">Sales of the products that new ones of its batch are like, by SKU.</param>
    /// <param name="asOf">The last month used.</param>
    /// <param name="cancellationToken">Stops between two fits.</param>
    public ForecastResult? Forecast(
        BatchProduct product,
        IReadOnlyList<MonthQuantity> history,
        IReadOnlyDictionary<string, LikeSales> likes,
        Month asOf,
        CancellationToken cancellationToken
    )
    {
        var like =
            product.LikeSku is { } sku && likes.GetValueOrDefault(sku) is { } found
                ? new LikeProduct(ForecastMapping.ToSeries(found.Months), found.Discontinued)
                : null;
        var category = product.Category is { } name ? _categories.GetValueOrDefault(name) : null;
        if (history.Count == 0 && like is null && category is null)
            return null;
        var series =
            history.Count > 0
                ? ForecastMapping.ToSeries(history)
                : new MonthlySeries(asOf.AddMonths(1).FirstDay, []);
        return _forecaster.Forecast(series, like, category, product.Incumbent, cancellationToken);
    }

    /// <summary>
    /// What needs neither fitting nor libraries: for a product whose forecast, or that of one beside it, ends the
    /// process. Null when it has no history.
    /// </summary>
    /// <param name="history">Its months; may be empty.</param>
    /// <param name="reason">In words, why nothing better is given.</param>
    /// <param name="cancellationToken">Stops the backtest.</param>
    public ForecastResult? FallBack(
        IReadOnlyList<MonthQuantity> history,
        string reason,
        CancellationToken cancellationToken
    ) =>
        history.Count == 0
            ? null
            : _plain.Forecast(
                ForecastMapping.ToSeries(history),
                [SeasonalNaiveModel.ModelName],
                cancellationToken
            ) with
            {
                FailureReason = reason,
            };

    private static CategoryProfile ToProfile(CategorySales sales)
    {
        var (products, sum, squares) = sales.Levels;
        var level = sum / products;
        return new CategoryProfile(
            ForecastMapping.ToSeries(sales.Totals),
            products,
            Math.Max(0, level),
            Math.Sqrt(Math.Max(0, (squares / products) - (level * level)))
        );
    }
}
