using System.Globalization;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.Forecasts;
using ForecastApi.Http;
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
    /// <summary>Months from the origin, from 1.</summary>
    public int Lead => Period.MonthsSince(Origin);

    /// <summary>The same month as a person had it published: the bounds move with the quantity.</summary>
    public AccuracyRow Overridden(OfficialOverride by)
    {
        var quantity = (double)by.Quantity;
        var shift = quantity - Point.Forecast;
        var band = Point.Band!;
        return this with
        {
            Model = PublishedMonth.OverrideModel,
            Author = by.Author,
            Point = Point with
            {
                Forecast = quantity,
                Statistical = Point.Forecast,
                Band = new(
                    Math.Max(0, band.Lower95 + shift),
                    Math.Max(0, band.Lower80 + shift),
                    band.Upper80 + shift,
                    band.Upper95 + shift
                ),
            },
        };
    }

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
            AccuracyBy.Abc => classes?.Abc(ProductId),
            AccuracyBy.Xyz => classes?.Xyz(ProductId),
            AccuracyBy.AbcXyz => classes?.Abc(ProductId) is { } abc
            && classes.Xyz(ProductId) is { } xyz
                ? abc + xyz
                : null,
            AccuracyBy.DemandClass => DemandClass ?? "none",
            _ => Author,
        };
}
