namespace ForecastApi.ForecastRuns.Results;

/// <summary>The scales, benchmark and classes of a product's errors, as known at the run's last month.</summary>
/// <param name="DemandClass">Smooth, erratic, intermittent or lumpy; null without demand.</param>
/// <param name="YearQuantity">The units sold in the last twelve months.</param>
/// <param name="Variation">Coefficient of variation of these months; null without demand.</param>
/// <param name="Benchmark">The seasonal naive forecast of each month.</param>
/// <param name="AbsoluteScale">The scale of the MASE.</param>
/// <param name="SquaredScale">The scale of the RMSSE.</param>
public sealed record ProductFacts(
    string? DemandClass,
    decimal YearQuantity,
    double? Variation,
    IReadOnlyList<decimal> Benchmark,
    double? AbsoluteScale,
    double? SquaredScale
);
