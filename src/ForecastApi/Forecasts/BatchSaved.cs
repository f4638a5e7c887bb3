namespace ForecastApi.Forecasts;

/// <summary>What became of a batch that was handed in.</summary>
/// <param name="Stored">False when the run has ended or the batch has passed to another: nothing of it is stored.</param>
/// <param name="Next">The batch that is now claimed, or null when none waits.</param>
public sealed record BatchSaved(bool Stored, ClaimedBatch? Next);
