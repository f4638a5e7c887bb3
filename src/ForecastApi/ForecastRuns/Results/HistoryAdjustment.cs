using ForecastApi.Common;
using ForecastApi.Forecasting.Cleaning;

namespace ForecastApi.ForecastRuns.Results;

/// <param name="Kind">
/// stockout: sales understate demand; return: more was returned than sold; outlier: far outside the product's band;
/// levelShift: before a lasting change of level.
/// </param>
/// <param name="Quantity">The recorded quantity.</param>
/// <param name="Used">The quantity that the models saw instead.</param>
public sealed record HistoryAdjustment(
    Month Period,
    AdjustmentKind Kind,
    decimal Quantity,
    decimal Used
);
