namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The last errors all have the same sign. Short runs occur by chance, so the surprise is their number over the limit,
/// times the errors as a share of the quantities of these months.
/// </summary>
public sealed class OneSidedErrorsRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.OneSidedErrors;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        var evaluated = product.Evaluated;
        var sign =
            evaluated.Count > 0 ? Math.Sign(evaluated[^1].Forecast - evaluated[^1].Demand) : 0;
        var row = evaluated
            .Reverse()
            .TakeWhile(m => sign != 0 && Math.Sign(m.Forecast - m.Demand) == sign)
            .ToList();
        if (row.Count < limits.OneSidedErrors)
            return null;
        var errors = row.Sum(m => Math.Abs(m.Forecast - m.Demand));
        var largest = Math.Max(row.Sum(m => m.Demand), row.Sum(m => m.Forecast));
        var share = largest > 0 ? Math.Min(1, errors / largest) : 1;
        return new(
            Rule,
            row.Count * sign,
            limits.OneSidedErrors,
            row[0].Month,
            AlertFinding.ExcessRatio(row.Count * share, limits.OneSidedErrors),
            $"Too {(sign > 0 ? "high" : "low")} in {DetailFormat.Number(row.Count)} consecutive months, by {DetailFormat.Number(errors)} in total."
        );
    }
}
