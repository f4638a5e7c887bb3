using ForecastApi.Forecasting;
using ForecastApi.Forecasting.Alerts;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Forecasts;
using ForecastApi.Sales;

namespace ForecastApi.Alerts;

/// <summary>Maps rows to the inputs of the rules; pure.</summary>
public static class ReviewInputs
{
    /// <param name="current">The run under review.</param>
    /// <param name="product">The product.</param>
    /// <param name="history">Its months up to the run's last; may be empty.</param>
    /// <param name="published">The forecasts of official snapshots for the month after their last, oldest first.</param>
    /// <param name="coming">The forecasts of the run.</param>
    /// <param name="before">The forecasts of the previous official snapshot for the same months; null without one.</param>
    /// <param name="step">The level shift removed from the training data; null without one.</param>
    public static ReviewedProduct Map(
        ReviewOrigin current,
        ReviewProduct product,
        IReadOnlyList<MonthQuantity> history,
        IReadOnlyList<PublishedMonth> published,
        IEnumerable<PublishedMonth> coming,
        IEnumerable<PublishedMonth>? before,
        ReviewStep? step
    )
    {
        var run = current.Run;
        var sold = history.ToDictionary(m => m.Month, m => (double)m.Quantity);
        var earlier = before?.ToDictionary(m => m.Period, m => (double)m.Quantity);
        var common = coming.Where(m => earlier?.ContainsKey(m.Period) == true).ToList();
        return new()
        {
            LastMonth = run.AsOf.FirstDay,
            History =
                history.Count > 0
                    ? ForecastMapping.ToSeries(history)
                    : new MonthlySeries(run.AsOf.AddMonths(1).FirstDay, []),
            Model = product.Model,
            PreviousModel = product.PreviousModel,
            DemandClass = product.DemandClass,
            PreviousDemandClass = product.PreviousDemandClass,
            HasLikeProduct = product.HasLike == 1,
            Evaluated =
            [
                .. published.Select(m => new EvaluatedMonth(
                    m.Period.FirstDay,
                    sold.GetValueOrDefault(m.Period),
                    (double)m.Quantity,
                    (double)m.Lower95,
                    (double)m.Upper95
                )),
            ],
            ForecastTotal = common.Count > 0 ? common.Sum(m => (double)m.Quantity) : null,
            PreviousForecastTotal = common.Count > 0 ? common.Sum(m => earlier![m.Period]) : null,
            Step = step is { Recorded: > 0, Used: > 0 }
                ? new(step.Month.AddMonths(1).FirstDay, (double)step.Used / (double)step.Recorded)
                : null,
            OverrideAge = current.Overrides.Oldest(product.Sku) is { } oldest
                ? run.AsOf.MonthsSince(oldest.SetAsOf)
                : null,
            Overridden =
            [
                .. published
                    .Where(m => m.Statistical is not null)
                    .Select(m => new OverriddenMonth(
                        sold.GetValueOrDefault(m.Period),
                        (double)m.Quantity,
                        (double)m.Statistical!.Quantity
                    )),
            ],
        };
    }
}
