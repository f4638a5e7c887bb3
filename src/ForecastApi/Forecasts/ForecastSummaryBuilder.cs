using ForecastApi.Common;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Forecasts;

/// <summary>
/// Adds published forecasts up by key and period. Bounds: the months of one product move together, so the
/// distances to their bounds are added; products err independently of each other, so those distances are
/// added in squares.
/// </summary>
public sealed class ForecastSummaryBuilder(ForecastBucket bucket)
{
    private readonly Dictionary<(string Key, string Period), Sum> _sums = [];
    private readonly List<PublishedForecast> _product = [];

    /// <summary>
    /// Adds all months of one product, each with weight <c>Weight</c> under each <c>Key</c>: one unit of the
    /// product is so many units of the key.
    /// </summary>
    public void Add(
        IReadOnlyList<PublishedForecast> months,
        IReadOnlyCollection<(string Key, decimal Weight)> keys
    )
    {
        foreach (
            var period in months
                .Select(m => m.Month)
                .GroupBy(m => Label(m.Period), StringComparer.Ordinal)
        )
        {
            var quantity = period.Sum(m => m.Quantity);
            var below = (double)period.Sum(m => m.Quantity - m.Lower80);
            var above = (double)period.Sum(m => m.Upper80 - m.Quantity);
            foreach (var (key, weight) in keys)
            {
                if (!_sums.TryGetValue((key, period.Key), out var sum))
                    _sums[(key, period.Key)] = sum = new Sum();
                sum.Quantity += quantity * weight;
                sum.Below += below * below * (double)(weight * weight);
                sum.Above += above * above * (double)(weight * weight);
            }
        }
    }

    /// <summary>For rows that arrive in order of product: adds a product once its last month is in.</summary>
    public void AddRow(
        PublishedForecast row,
        Func<PublishedForecast, IReadOnlyCollection<(string Key, decimal Weight)>> keys
    )
    {
        if (_product.Count > 0 && _product[0].Sku != row.Sku)
            Flush(keys);
        _product.Add(row);
    }

    public void Flush(
        Func<PublishedForecast, IReadOnlyCollection<(string Key, decimal Weight)>> keys
    )
    {
        if (_product.Count > 0)
            Add(_product, keys(_product[0]));
        _product.Clear();
    }

    /// <summary>In order of key and period.</summary>
    public IReadOnlyList<SummaryItem> Items() =>
        [
            .. _sums
                .OrderBy(s => s.Key.Key, StringComparer.Ordinal)
                .ThenBy(s => s.Key.Period, StringComparer.Ordinal)
                .Select(s => new SummaryItem(
                    s.Key.Key,
                    s.Key.Period,
                    s.Value.Quantity,
                    Math.Max(0, s.Value.Quantity - Distance(s.Value.Below)),
                    s.Value.Quantity + Distance(s.Value.Above)
                )),
        ];

    private string Label(Month month) =>
        bucket == ForecastBucket.Month ? month.ToString() : month.ToQuarterString();

    private static decimal Distance(double squares) =>
        ForecastMapping.ToQuantity(Math.Sqrt(squares));

    private sealed class Sum
    {
        public decimal Quantity { get; set; }
        public double Below { get; set; }
        public double Above { get; set; }
    }
}
