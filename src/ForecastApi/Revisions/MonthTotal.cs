using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <summary>The total forecast of a month.</summary>
public sealed record MonthTotal(Month Month, decimal Quantity);
