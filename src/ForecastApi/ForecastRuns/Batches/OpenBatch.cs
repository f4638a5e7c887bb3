namespace ForecastApi.ForecastRuns.Batches;

/// <summary>A batch that is not done.</summary>
/// <param name="Number">Its number within the run, from 0.</param>
/// <param name="Attempts">The number of attempts that were neither saved nor reverted: its crashes.</param>
public sealed record OpenBatch(int Number, int Attempts);
