using System.ComponentModel;
using ForecastApi.Data;

namespace ForecastApi.Accuracy;

/// <summary>The groups of one request, as they are cached.</summary>
[ImmutableObject(true)]
public sealed record AccuracyItems(IReadOnlyList<AccuracyItem> Items) : ICachedValue
{
    /// <summary>A group takes half a kilobyte.</summary>
    public int Kilobytes => (Items.Count / 2) + 1;
}
