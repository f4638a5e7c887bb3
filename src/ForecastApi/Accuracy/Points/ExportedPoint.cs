namespace ForecastApi.Accuracy.Points;

/// <summary>An exported forecast month with its demand.</summary>
public sealed record ExportedPoint(
    string Sku,
    string? Category,
    string Origin,
    string Period,
    int Lead,
    string Model,
    string? Author,
    double Demand,
    double Quantity,
    double? Lower80,
    double? Upper80,
    double? Lower95,
    double? Upper95,
    double? Benchmark,
    double? Statistical,
    double? AbsoluteScale,
    double? SquaredScale
);
