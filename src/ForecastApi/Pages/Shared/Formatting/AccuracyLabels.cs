using System.Globalization;
using ForecastApi.Accuracy;
using ForecastApi.Common;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Labels of accuracy groups and of the reasons for missing measures.</summary>
public static class AccuracyLabels
{
    /// <summary>The groupings in display order.</summary>
    public static IReadOnlyList<(AccuracyBy By, string Name)> Groupings { get; } =
    [
        (AccuracyBy.Lead, "Lead"),
        (AccuracyBy.Period, "Month"),
        (AccuracyBy.Origin, "Origin"),
        (AccuracyBy.Category, "Category"),
        (AccuracyBy.Model, "Model"),
        (AccuracyBy.Product, "Product"),
        (AccuracyBy.AbcXyz, "ABC/XYZ cell"),
        (AccuracyBy.Abc, "ABC class"),
        (AccuracyBy.Xyz, "XYZ class"),
        (AccuracyBy.DemandClass, "Demand class"),
        (AccuracyBy.Author, "Override author"),
        (AccuracyBy.Total, "Total"),
    ];

    public static string Name(AccuracyBy by) => Groupings.First(g => g.By == by).Name;

    /// <summary>Returns the label of a group.</summary>
    public static string Group(AccuracyBy by, string key) =>
        by switch
        {
            AccuracyBy.Total => "All",
            AccuracyBy.Lead => key == "1" ? "1 month" : $"{key} months",
            AccuracyBy.Period or AccuracyBy.Origin => Format.Period(key),
            AccuracyBy.Model or AccuracyBy.DemandClass => key.Length == 0
                ? "unknown"
                : Format.Label(key),
            AccuracyBy.Category => key.Length == 0 ? "no category" : key,
            _ => key.Length == 0 ? "–" : key,
        };

    /// <summary>Returns the label of a group on a chart axis.</summary>
    public static string AxisLabel(AccuracyBy by, string key) =>
        by is AccuracyBy.Period or AccuracyBy.Origin
        && Month.TryParse(key, CultureInfo.InvariantCulture, out var month)
            ? month.FirstDay.ToString("MMM yy", CultureInfo.InvariantCulture)
            : key;

    /// <summary>Whether the groups have an order, so that they can be drawn as a chart.</summary>
    public static bool IsOrdered(AccuracyBy by) =>
        by is AccuracyBy.Lead or AccuracyBy.Period or AccuracyBy.Origin;

    /// <summary>Describes why a measure is missing.</summary>
    public static string Describe(AccuracyReason reason) =>
        reason switch
        {
            AccuracyReason.NoDemand => "no sales in these months",
            AccuracyReason.FlatHistory => "the history before is constant, so there is no scale",
            AccuracyReason.NoBenchmark => "no seasonal naive forecast, or its error is 0",
            AccuracyReason.NoOverrides => "no overrides",
            AccuracyReason.NoBounds => "sums over a lead time have no bounds",
            _ => "all errors are 0",
        };
}
