using ForecastApi.Common;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>A limit that binds in a month of the optimal plan.</summary>
/// <param name="Worth">The shadow price: the value of one more hour or unit.</param>
public sealed record BindingLimit(LimitKind Limit, string? Id, Month Month, decimal Worth);
