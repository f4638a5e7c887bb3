using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>A limit of the model: the upper bound of a row, or of a column if the row is −1.</summary>
internal readonly record struct ModelLimit(
    LimitKind Kind,
    string? Id,
    int Month,
    int Row,
    int Column
);
