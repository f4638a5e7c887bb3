namespace ForecastApi.ForecastRuns;

/// <summary>A batch that is now claimed.</summary>
/// <param name="LostClaims">How often it was taken over from a process that was gone, this time included.</param>
public sealed record ClaimedBatch(int Number, int LostClaims);
