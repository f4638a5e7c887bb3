namespace ForecastApi.Forecasting.Alerts;

/// <summary>
/// The last errors all have the same sign. Short rows of them come by chance, so the surprise is their number over
/// the limit, times the share of these months' quantities that they make up.
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
        var judged = product.Evaluated;
        var sign = judged.Count > 0 ? Math.Sign(judged[^1].Forecast - judged[^1].Demand) : 0;
        var row = judged
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
            $"Too {(sign > 0 ? "high" : "low")} {DetailFormat.Number(row.Count)} months in a row, by {DetailFormat.Number(errors)} in all."
        );
    }
}
