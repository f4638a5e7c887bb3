using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>The demand of a plan: its months and the quantities by SKU.</summary>
public sealed record Demand(
    Month Start,
    int Months,
    IReadOnlyDictionary<string, decimal[]> Quantities
)
{
    /// <summary>The distributions of the quantities; empty unless the request has a risk analysis.</summary>
    public IReadOnlyList<UncertainDemand> Uncertain { get; init; } = [];
}
