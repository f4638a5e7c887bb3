using System.Globalization;
using ForecastApi.Common;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Overrides;

namespace ForecastApi.Accuracy;

/// <summary>One forecast month held against its demand, with what it can be grouped by.</summary>
/// <param name="Model">What was published: a model, or <c>override</c>.</param>
/// <param name="Author">Who overrode it; null when nobody did.</param>
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
    // Of products that the latest run did not classify, so that the classes add up to all points.
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
    /// Months after one origin as one row: an overridden one where any of them was, so that what a person changed is not
    /// credited to a model.
    /// </summary>
    /// <param name="months">The months in order, at least one.</param>
    /// <param name="author">Whose share is judged; null = nobody's.</param>
    public static AccuracyRow Sum(IReadOnlyList<AccuracyRow> months, string? author) =>
        months[^1] with
        {
            Model = months.Any(m => m.Author is not null) ? OverrideRule.Model : months[^1].Model,
            Author = author,
            Point = AccuracyPoint.Sum([.. months.Select(m => m.Point)]),
        };

    /// <summary>The group it falls into; null = none.</summary>
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
