using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <param name="Before">Null when the earlier run does not cover the month.</param>
/// <param name="After">Null when the later run does not cover the month.</param>
/// <param name="Difference">Null unless both cover it.</param>
public sealed record ChangedMonth(
    Month Period,
    decimal? Before,
    decimal? After,
    decimal? Difference
);
