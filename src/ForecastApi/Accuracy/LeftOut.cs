namespace ForecastApi.Accuracy;

/// <summary>The numbers of points and products that measures exclude.</summary>
/// <param name="PointsWithoutScale">Excluded from MASE and RMSSE: the history before them is flat or too short.</param>
/// <param name="PointsWithoutBenchmark">Excluded from the value added: no seasonal naive forecast is stored.</param>
/// <param name="PointsWithoutBounds">Excluded from coverage and pinball losses.</param>
/// <param name="SeriesWithoutDemand">Excluded from unweighted WAPE and bias: they sold nothing.</param>
public sealed record LeftOut(
    int PointsWithoutScale,
    int PointsWithoutBenchmark,
    int PointsWithoutBounds,
    int SeriesWithoutDemand
);
