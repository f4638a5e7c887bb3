using ForecastApi.Common;
using ForecastApi.Forecasting.Regressors;

namespace ForecastApi.ForecastRuns.Drivers;

/// <summary>The logarithm of a product's price relative to its mean; months without a price have the one before.</summary>
internal static class PriceRegressor
{
    private const string Name = "price";

    /// <summary>Returns the regressor; none where the price has never changed and will not.</summary>
    public static IEnumerable<Regressor> Create(
        IReadOnlyDictionary<Month, double>? prices,
        string? category,
        Month[] months,
        int past
    )
    {
        if (prices is null || prices.Count == 0)
            yield break;
        var price = prices.MinBy(p => p.Key).Value;
        var logs = new double[months.Length];
        for (var t = 0; t < logs.Length; t++)
        {
            price = prices.GetValueOrDefault(months[t], price);
            logs[t] = Math.Log(price);
        }
        var mean = logs.Take(past).Average();
        if (Array.TrueForAll(logs, log => log == logs[0]))
            yield break;
        yield return new(Name, RegressorKind.Price, [.. logs.Select(log => log - mean)])
        {
            Pools = [$"{Name}/{category}", Name],
        };
    }
}
