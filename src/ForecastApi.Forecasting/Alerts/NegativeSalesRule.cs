namespace ForecastApi.Forecasting.Alerts;

/// <summary>Returns exceeded sales in one of the last months: often a booking in the wrong month.</summary>
public sealed class NegativeSalesRule : IAlertRule
{
    /// <inheritdoc/>
    public AlertRule Rule => AlertRule.NegativeSales;

    /// <inheritdoc/>
    public AlertFinding? Check(ReviewedProduct product, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(limits);
        var values = product.History.Values;
        for (var back = 1; back <= Math.Min(limits.NegativeSalesMonths, values.Length); back++)
            if (values[^back] is var sold && sold < 0)
                return new(
                    Rule,
                    sold,
                    0,
                    product.History.MonthAt(values.Length - back),
                    1,
                    $"{DetailFormat.Number(-sold)} more returned than sold in {DetailFormat.Month(product.History.MonthAt(values.Length - back))}."
                );
        return null;
    }
}
