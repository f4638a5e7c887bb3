using ForecastApi.Common;
using ForecastApi.ForecastRuns.Results;

namespace ForecastApi.Forecasts.Summaries;

/// <summary>
/// Sums published forecasts by key and period. Bounds: the months of one product move together, so the distances to
/// their bounds add up; products err independently of each other, so the squares of those distances add up.
/// </summary>
/// <param name="bucket">The length of a period.</param>
/// <param name="keys">
/// The keys of a product, each with its weight: one unit of the product is so many units of the key; null = too many to
/// sum.
/// </param>
public sealed class ForecastSummaryBuilder(
    ForecastBucket bucket,
    Func<PublishedForecast, IReadOnlyCollection<(string Key, decimal? Weight)>> keys
)
{
    // Far below the largest decimal, so that one more product cannot overflow it.
    private const decimal MaxQuantity = 1e27m;

    private readonly Dictionary<(string Key, string Period), Sum> _sums = [];
    private readonly Dictionary<string, string> _leftOut = new(StringComparer.Ordinal);
    private readonly List<PublishedForecast> _product = [];

    /// <summary>The keys that are left out since they cannot be summed, each with a product that it is too many of.</summary>
    public IReadOnlyDictionary<string, string> LeftOut => _leftOut;

    /// <summary>Adds a month. The months of a product follow each other.</summary>
    public void Add(PublishedForecast month)
    {
        if (_product.Count > 0 && _product[0].Sku != month.Sku)
            AddProduct();
        _product.Add(month);
    }

    /// <summary>Returns the sums in order of key and period.</summary>
    public IReadOnlyList<SummaryItem> Build()
    {
        AddProduct();
        return
        [
            .. _sums
                .Where(s => !_leftOut.ContainsKey(s.Key.Key))
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
    }

    private void AddProduct()
    {
        if (_product.Count == 0)
            return;
        var weights = keys(_product[0]);
        foreach (var period in _product.GroupBy(m => Label(m.Period), StringComparer.Ordinal))
        {
            var total = period.Select(m => m.Interval).Aggregate((sum, month) => sum + month);
            var below = (double)(total.Quantity - total.Lower80);
            var above = (double)(total.Upper80 - total.Quantity);
            foreach (var (key, units) in weights)
            {
                if (units is not { } weight)
                {
                    _leftOut.TryAdd(key, _product[0].Sku);
                    continue;
                }
                if (!_sums.TryGetValue((key, period.Key), out var sum))
                    _sums[(key, period.Key)] = sum = new Sum();
                sum.Quantity += total.Quantity * weight;
                if (Math.Abs(sum.Quantity) > MaxQuantity)
                {
                    _leftOut.TryAdd(key, _product[0].Sku);
                    sum.Quantity = 0;
                }
                sum.Below += below * below * (double)(weight * weight);
                sum.Above += above * above * (double)(weight * weight);
            }
        }
        _product.Clear();
    }

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
