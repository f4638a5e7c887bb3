using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Overrides;

namespace ForecastApi.Accuracy.Points;

/// <summary>One forecast month with its demand and the keys of its groups.</summary>
/// <param name="Model">The published model, or <c>override</c>.</param>
/// <param name="Author">The author of the override; null without one.</param>
public sealed record AccuracyRow(
    int ProductId,
    string Sku,
    string? Category,
    string Model,
    string? DemandClass,
    Month Origin,
    Month Period,
    string? Author,
    AccuracyPoint Point
)
{
    // The class of products that the latest run has not classified, so that the classes add up to all points.
    private const string None = "none";

    /// <summary>Months from the origin, from 1.</summary>
    public int Lead => Period.MonthsSince(Origin);

    /// <summary>Returns the same month as the override published it.</summary>
    public AccuracyRow Overridden(OfficialOverride by)
    {
        var band = Point.Band!;
        var (_, lower80, upper80, lower95, upper95) = OverrideRule.Apply(
            new(
                (decimal)Point.Forecast,
                (decimal)band.Lower80,
                (decimal)band.Upper80,
                (decimal)band.Lower95,
                (decimal)band.Upper95
            ),
            by.Quantity
        );
        return this with
        {
            Model = OverrideRule.Model,
            Author = by.Author,
            Point = Point with
            {
                Forecast = (double)by.Quantity,
                Statistical = Point.Forecast,
                Band = new((double)lower95, (double)lower80, (double)upper80, (double)upper95),
            },
        };
    }

    /// <summary>
    /// Sums months after one origin into one row. The sum counts as an override if any month is overridden, so that no
    /// model is credited with an override.
    /// </summary>
    /// <param name="months">The months in order, at least one.</param>
    /// <param name="author">The author the sum is attributed to; null = none.</param>
    public static AccuracyRow Sum(IReadOnlyList<AccuracyRow> months, string? author) =>
        months[^1] with
        {
            Model = months.Any(m => m.Author is not null) ? OverrideRule.Model : months[^1].Model,
            Author = author,
            Point = AccuracyPoint.Sum([.. months.Select(m => m.Point)]),
        };

    /// <summary>Returns the key of the group the row belongs to; null = none.</summary>
    public string? Key(AccuracyBy by, ProductClasses? classes) =>
        by switch
        {
            AccuracyBy.Total => "total",
            AccuracyBy.Model => Model,
            AccuracyBy.Category => Category ?? "",
            AccuracyBy.Product => Sku,
            AccuracyBy.Lead => Lead.ToString(CultureInfo.InvariantCulture),
            AccuracyBy.Period => Period.ToString(),
            AccuracyBy.Origin => Origin.ToString(),
            AccuracyBy.Abc => classes?.Abc(ProductId) ?? None,
            AccuracyBy.Xyz => classes?.Xyz(ProductId) ?? None,
            AccuracyBy.AbcXyz => classes?.Abc(ProductId) is { } abc
            && classes.Xyz(ProductId) is { } xyz
                ? abc + xyz
                : None,
            AccuracyBy.DemandClass => DemandClass ?? None,
            _ => Author,
        };
}
