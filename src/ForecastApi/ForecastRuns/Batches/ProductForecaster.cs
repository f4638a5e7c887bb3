using ForecastApi.Common;
using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Analogy;
using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Pooled;
using ForecastApi.Forecasting.Regressors;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>Forecasts one product of a run from its history, its like product or its category.</summary>
public sealed class ProductForecaster
{
    private readonly NewProductForecaster _forecaster;
    private readonly Forecaster _plain;
    private readonly Dictionary<string, CategoryProfile> _categories;

    /// <param name="settings">The settings of the run.</param>
    /// <param name="knowledge">The knowledge of many products.</param>
    /// <param name="categories">The sales of the categories of the run's new products.</param>
    public ProductForecaster(
        ForecastSettings settings,
        PooledKnowledge knowledge,
        IReadOnlyDictionary<string, CategorySales> categories
    )
    {
        _forecaster = new(settings, new Forecaster(settings, knowledge));
        _plain = new(settings);
        _categories = categories.ToDictionary(
            c => c.Key,
            c => ToProfile(c.Value),
            StringComparer.Ordinal
        );
    }

    /// <summary>The empty set of like products.</summary>
    public static IReadOnlyDictionary<string, LikeSales> NoLikes { get; } =
        new Dictionary<string, LikeSales>(StringComparer.Ordinal);

    /// <summary>Computes the forecast of a product; null when it has no history, no like product and no category sales.</summary>
    /// <param name="product">The product.</param>
    /// <param name="history">The months of its history up to <paramref name="asOf"/>; may be empty.</param>
    /// <param name="regressors">The known influences on its demand, from the first month of the history on.</param>
    /// <param name="likes">The sales of the like products of the batch, by SKU.</param>
    /// <param name="asOf">The last month of history that is used.</param>
    /// <param name="cancellationToken">Cancels between two fits.</param>
    public ForecastResult? Forecast(
        BatchProduct product,
        IReadOnlyList<MonthQuantity> history,
        IReadOnlyList<Regressor> regressors,
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
                ? ForecastMapping.ToSeries(history, regressors)
                : new MonthlySeries(asOf.AddMonths(1).FirstDay, []);
        return _forecaster.Forecast(series, like, category, product.Incumbent, cancellationToken);
    }

    /// <summary>
    /// Computes a forecast without fitting and without native libraries, for the products of a batch that crashes its
    /// process. Returns null without history.
    /// </summary>
    /// <param name="history">The months of its history; may be empty.</param>
    /// <param name="reason">The reason for the fallback, for readers.</param>
    /// <param name="cancellationToken">Cancels the backtest.</param>
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
