using System.Globalization;
using ForecastApi.Accuracy;
using ForecastApi.Common;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Groups and measures of accuracy in words.</summary>
public static class AccuracyLabels
{
    /// <summary>The groupings in the order in which they are offered.</summary>
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

    /// <summary>A group's key as a person reads it.</summary>
    public static string Group(AccuracyBy by, string key) =>
        by switch
        {
            AccuracyBy.Total => "All",
            AccuracyBy.Lead => key == "1" ? "1 month" : $"{key} months",
            AccuracyBy.Period or AccuracyBy.Origin => Format.Period(key),
            AccuracyBy.Model or AccuracyBy.DemandClass => key.Length == 0
                ? "not known"
                : Format.Label(key),
            AccuracyBy.Category => key.Length == 0 ? "no category" : key,
            _ => key.Length == 0 ? "–" : key,
        };

    /// <summary>The same on an axis.</summary>
    public static string AxisLabel(AccuracyBy by, string key) =>
        by is AccuracyBy.Period or AccuracyBy.Origin
        && Month.TryParse(key, CultureInfo.InvariantCulture, out var month)
            ? month.FirstDay.ToString("MMM yy", CultureInfo.InvariantCulture)
            : key;

    /// <summary>Whether the groups follow each other, so that a chart of them has a direction.</summary>
    public static bool IsOrdered(AccuracyBy by) =>
        by is AccuracyBy.Lead or AccuracyBy.Period or AccuracyBy.Origin;

    public static string Describe(AccuracyReason reason) =>
        reason switch
        {
            AccuracyReason.NoDemand => "nothing was sold in these months",
            AccuracyReason.FlatHistory => "the histories before were flat, so there is no scale",
            AccuracyReason.NoBenchmark => "no seasonal naive forecast is known, or it never erred",
            AccuracyReason.NoOverrides => "nothing here was overridden",
            AccuracyReason.NoBounds => "sums of months have no bounds",
            _ => "no forecast has erred",
        };
}
