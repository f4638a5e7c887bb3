namespace ForecastApi.ForecastRuns;

/// <param name="Done">The number of finished products, including those that failed and got the fallback.</param>
public sealed record RunProgress(int Total, int Done, int Failed);
