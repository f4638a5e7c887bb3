using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Accuracy;

/// <summary>The filters of accuracy in the query string.</summary>
public sealed record AccuracyParameters(
    string? Sku,
    string? Category,
    string? Model,
    int? LeadFrom,
    int? LeadTo,
    Month? From,
    Month? To,
    int? LeadTime,
    QueryEnum<AccuracyActuals>? Actuals
)
{
    public AccuracyFilter ToFilter() =>
        new AccuracyFilter(
            Sku,
            Category,
            Model,
            LeadFrom,
            LeadTo,
            From,
            To,
            LeadTime,
            Actuals?.Value ?? AccuracyActuals.Latest
        ).Validated();
}
