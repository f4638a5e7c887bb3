namespace ForecastApi.Forecasting.Exceptions;

/// <summary>
/// The last errors all have the same sign. Short rows of them come by chance, so the surprise is their number over
/// the limit, times the share of these months' quantities that they make up.
/// </summary>
public sealed class OneSidedErrorsRule : IExceptionRule
{
    /// <inheritdoc/>
    public ExceptionRule Rule => ExceptionRule.OneSidedErrors;

    /// <inheritdoc/>
    public ExceptionFinding? Check(ReviewedProduct product, ExceptionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        var judged = product.Judged;
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
            ExceptionFinding.Times(row.Count * share, limits.OneSidedErrors),
            $"Too {(sign > 0 ? "high" : "low")} {Words.Of(row.Count)} months in a row, by {Words.Of(errors)} in all."
        );
    }
}
