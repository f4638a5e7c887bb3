using System.Globalization;
using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Accuracy;

/// <summary>Collects rows that come product by product into the errors of their groups.</summary>
public sealed class AccuracyGroups(AccuracyBy by, AccuracyFilter filter, ProductClasses? classes)
{
    private readonly Dictionary<string, GroupErrors> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeriesErrors> _product = new(StringComparer.Ordinal);
    private readonly List<AccuracyRow> _origin = [];
    private int _productId;

    public void Add(AccuracyRow row)
    {
        var isNext = row.ProductId != _productId;
        if (_origin.Count > 0 && (isNext || row.Origin != _origin[0].Origin))
            Cumulate();
        if (isNext)
            Flush();
        _productId = row.ProductId;
        if (filter.LeadTime is null)
            Judge(row);
        else if (row.Lead <= filter.LeadTime && filter.TakesMonth(row))
            _origin.Add(row);
    }

    /// <summary>The groups in order of their keys; leads as numbers.</summary>
    public IReadOnlyList<AccuracyItem> Items()
    {
        Cumulate();
        Flush();
        return
        [
            .. _groups
                .OrderBy(g =>
                    by == AccuracyBy.Lead ? int.Parse(g.Key, CultureInfo.InvariantCulture) : 0
                )
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => AccuracyMapping.ToItem(g.Key, g.Value.Report())),
        ];
    }

    private void Judge(AccuracyRow row)
    {
        if (!filter.Takes(row) || row.Key(by, classes) is not { } key)
            return;
        if (!_product.TryGetValue(key, out var errors))
            _product[key] = errors = new SeriesErrors();
        errors.Add(row.Point);
    }

    // The months after one origin as one: what safety stock has to cover. Origins short of a month are left out.
    private void Cumulate()
    {
        if (_origin.Count == filter.LeadTime)
        {
            // A sum counts once, but by author for each of those who overrode a month of it.
            var authors = _origin.Select(r => r.Author).Distinct().OfType<string>();
            foreach (var author in by == AccuracyBy.Author ? authors : (IEnumerable<string?>)[null])
                Judge(AccuracyRow.Sum(_origin, author));
        }
        _origin.Clear();
    }

    private void Flush()
    {
        foreach (var (key, errors) in _product)
        {
            if (!_groups.TryGetValue(key, out var group))
                _groups[key] = group = new GroupErrors();
            group.Add(errors);
        }
        _product.Clear();
    }
}
