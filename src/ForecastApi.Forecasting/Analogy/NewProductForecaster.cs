namespace ForecastApi.Forecasting.Analogy;

/// <summary>
/// Forecasts products that have sold for less than a year, 0 months included: after the like product that the user
/// named, else by the profile of the category, else by what <see cref="Forecaster"/> makes of the few months.
/// Thread-safe and deterministic.
/// </summary>
/// <param name="settings">Horizon and season; the same as the forecaster's.</param>
/// <param name="forecaster">Forecasts the like product, and products that are not new.</param>
public sealed class NewProductForecaster(ForecastSettings settings, Forecaster forecaster)
{
    /// <summary>From this many months on a product speaks for itself.</summary>
    public const int NewProductMonths = 12;

    /// <summary>Forecasts a product.</summary>
    /// <param name="own">Its history; where that is empty, its start is the first month to forecast.</param>
    /// <param name="like">
    /// The like product, null when none is named. It serves if it has a year of sales itself, and has sold in the
    /// calendar months that the new one did.
    /// </param>
    /// <param name="category">
    /// The profile of the category, the product itself included (it is taken out here); null when there is none.
    /// </param>
    /// <param name="incumbent">Name of what was chosen for it the time before; null = nothing.</param>
    /// <param name="cancellationToken">Stops between two fits.</param>
    public ForecastResult Forecast(
        MonthlySeries own,
        LikeProduct? like,
        CategoryProfile? category,
        string? incumbent,
        CancellationToken cancellationToken
    )
    {
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
