using ForecastApi.Common;

namespace ForecastApi.Events;

/// <summary>An event that moves the demand of products.</summary>
public sealed record DemandEvent(
    string Id,
    string Name,
    EventKind Kind,
    IReadOnlyList<string>? Skus,
    string? Category,
    string? Channel,
    IReadOnlyDictionary<string, decimal> Months
)
{
    private const char Level = '/';

    private HashSet<string>? _skus;

    public static DemandEvent From(string id, DemandEventBody body) =>
        new(
            id,
            body.Name,
            body.Kind,
            body.Skus,
            body.Category,
            body.Channel,
            body.Months.OrderBy(m => m.Key, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal)
        );

    /// <summary>Whether the event concerns a product.</summary>
    public bool Concerns(string sku, string? category)
    {
        if (Skus is not null)
            return (_skus ??= [.. Skus]).Contains(sku);
        return Category is null
            || category == Category
            || category?.StartsWith(Category + Level, StringComparison.Ordinal) == true;
    }

    /// <summary>Returns the share of a month in which the event is on.</summary>
    public double ShareOf(Month month) => (double)Months.GetValueOrDefault(month.ToString());
}
