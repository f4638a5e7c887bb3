using System.Text.Json.Serialization;
using ForecastApi.Common;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>A limit that binds in a month of the optimal plan.</summary>
/// <param name="ShadowPrice">The value of one more hour or unit.</param>
public sealed record BindingLimit(
    LimitKind Limit,
    string? Id,
    Month Month,
    [property: JsonPropertyName("worth")] decimal ShadowPrice
);
