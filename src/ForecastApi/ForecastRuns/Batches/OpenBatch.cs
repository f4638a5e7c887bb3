namespace ForecastApi.ForecastRuns.Batches;

/// <summary>A batch of a run that is not done.</summary>
/// <param name="Number">Its number within the run, from 0.</param>
/// <param name="Attempts">How often it was started and neither saved nor handed back: its crashes.</param>
public sealed record OpenBatch(int Number, int Attempts);
