using ForecastApi.Forecasting.Models;

namespace ForecastApi.Forecasting.Analogy;

/// <summary>
/// Forecast by analogy (Armstrong 2001, "Principles of Forecasting", chapter on analogies): the forecast of the like
/// product, times the ratio of the new product's sales to those of the like product in the same calendar months; 1
/// before the first sale.
/// </summary>
internal static class LikeProductForecast
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "likeProduct";

    /// <summary>
    /// Relative standard deviation of the level of a product without sales. Forecasts of new products have an error of
    /// one half on average (Kahn 2002, "An exploratory investigation of new product forecasting practices", Journal of
    /// Product Innovation Management 19).
    /// </summary>
    private const double LaunchDeviation = 0.6;

    /// <summary>Forecasts the new product; null when the like product does not allow it.</summary>
    public static ForecastResult? Create(
        OwnMonths own,
        DateOnly firstMonth,
        LikeProduct like,
        ForecastSettings settings,
        Forecaster forecaster,
        CancellationToken cancellationToken
    )
    {
        var history = UntilLastSale(like, settings.SeasonLength);
        if (history.Length < Months.InYear || Scale(own, history) is not { } scale)
            return null;

        // A history that ended earlier is moved by full years, so that its months keep their calendar month
        var gap = Months.Between(history.MonthAt(history.Length), firstMonth) % Months.InYear;
        var points = (
            gap == 0
                ? forecaster
                : new Forecaster(settings with { Horizon = settings.Horizon + gap })
        )
            .Forecast(history, cancellationToken)
            .Points;
        var deviation = LaunchDeviation / Math.Sqrt(1 + own.Evidence.Count);
        var spread = 0.0;
        var widened = points
            .Skip(gap)
            .Select(
                (point, h) =>
                {
                    spread = Math.Max(spread, scale * deviation * point.Quantity);
                    return Widened(point, firstMonth.AddMonths(h), scale, spread);
                }
            );
        return NewProductResult.Create(ModelName, [.. widened], own);
    }

    private static MonthlySeries UntilLastSale(LikeProduct like, int season)
    {
        var values = like.History.Values;
        if (!like.Discontinued && !DiscontinuedModel.AppliesTo(values, season))
            return like.History;
        var months = values.LastIndexOfAnyExcept(0) + 1;
        return new MonthlySeries(
            like.History.Start,
            values[..months].ToArray(),
            like.History.Stockouts.IsEmpty ? null : like.History.Stockouts[..months].ToArray()
        );
    }

    /// <summary>
    /// Computes own sales / like product's sales in the same months, or in its latest same calendar months.
    /// </summary>
    private static double? Scale(OwnMonths own, MonthlySeries like)
    {
        var (mine, others) = (0.0, 0.0);
        foreach (var (month, quantity) in own.Evidence)
        {
            var index = Months.Between(like.Start, month);
            while (index >= like.Length)
                index -= Months.InYear;
            if (index < 0)
                continue;
            mine += quantity;
            others += Math.Max(0, like.Values[index]);
        }

        if (own.Evidence.Count == 0)
            return 1;
        var scale = mine / others;
        return double.IsFinite(scale) ? scale : null;
    }

    private static ForecastPoint Widened(
        ForecastPoint point,
        DateOnly month,
        double scale,
        double spread
    )
    {
        var quantity = scale * point.Quantity;
        return new ForecastPoint(
            month,
            quantity,
            Math.Max(0, quantity - Half(point.Quantity - point.Lower80, NewProductResult.Z80)),
            quantity + Half(point.Upper80 - point.Quantity, NewProductResult.Z80),
            Math.Max(0, quantity - Half(point.Quantity - point.Lower95, NewProductResult.Z95)),
            quantity + Half(point.Upper95 - point.Quantity, NewProductResult.Z95)
        );

        double Half(double half, double z) => double.Hypot(scale * half, z * spread);
    }
}
