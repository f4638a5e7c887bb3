using System.Globalization;
using ForecastApi.Accuracy.Points;
using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Accuracy;

/// <summary>Adds up the errors of each group from rows that are sorted by product.</summary>
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
            AddErrors(row);
        else if (row.Lead <= filter.LeadTime && filter.IncludesMonth(row))
            _origin.Add(row);
    }

    /// <summary>Returns the groups in order of their keys, leads in order of their numbers.</summary>
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

    private void AddErrors(AccuracyRow row)
    {
        if (!filter.Includes(row) || row.Key(by, classes) is not { } key)
            return;
        if (!_product.TryGetValue(key, out var errors))
            _product[key] = errors = new SeriesErrors();
        errors.Add(row.Point);
    }

    // Sums the months after one origin, the demand that safety stock covers. An origin that lacks a month is excluded.
    private void Cumulate()
    {
        if (_origin.Count == filter.LeadTime)
        {
            // A sum counts once; grouped by author it counts once per author of an override in it.
            var authors = _origin.Select(r => r.Author).Distinct().OfType<string>();
            foreach (var author in by == AccuracyBy.Author ? authors : (IEnumerable<string?>)[null])
                AddErrors(AccuracyRow.Sum(_origin, author));
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
