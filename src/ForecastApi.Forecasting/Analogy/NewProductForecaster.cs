using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.Forecasting.Analogy;

/// <summary>
/// Forecasts products with less than a year of sales, including none: from the like product that the user named, else
/// from the profile of the category, else by <see cref="Forecaster"/> from the few months. Thread-safe and
/// deterministic.
/// </summary>
/// <param name="settings">Horizon and season; the same as the forecaster's.</param>
/// <param name="forecaster">Forecasts the like product, and products that are not new.</param>
public sealed class NewProductForecaster(ForecastSettings settings, Forecaster forecaster)
{
    /// <summary>A product with fewer months of history is new.</summary>
    public const int NewProductMonths = 12;

    /// <summary>Forecasts a product.</summary>
    /// <param name="own">The history; the start of an empty history is the first month to forecast.</param>
    /// <param name="like">
    /// The like product; null when none is named. It is used if it has a year of sales and has sold in the calendar
    /// months in which the new product has sold.
    /// </param>
    /// <param name="category">
    /// The profile of the category including the product (it is removed here); null when there is none.
    /// </param>
    /// <param name="incumbent">The name of the model of the previous run; null when there is none.</param>
    /// <param name="cancellationToken">Cancels between two fits.</param>
    public ForecastResult Forecast(
        MonthlySeries own,
        LikeProduct? like,
        CategoryProfile? category,
        string? incumbent,
        CancellationToken cancellationToken
    )
    {
        own = own.From(Launch.FirstMonth(own.Values, settings.SeasonLength));
        if (own.Length >= NewProductMonths)
            return forecaster.Forecast(own, incumbent, cancellationToken);
        var months = OwnMonths.From(own);
        var first = own.MonthAt(own.Length);
        if (
            like is not null
            && LikeProductForecast.Create(
                months,
                first,
                like,
                settings,
                forecaster,
                cancellationToken
            )
                is { } result
        )
            return result;
        return category?.Without(own) is { } others
            ? CategoryForecast.Create(months, first, others, settings.Horizon)
            : forecaster.Forecast(own, incumbent, cancellationToken);
    }
}
