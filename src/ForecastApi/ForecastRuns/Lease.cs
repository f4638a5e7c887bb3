namespace ForecastApi.ForecastRuns;

/// <summary>The right to work on forecast runs, held by one process at a time and fenced by a token that only grows.</summary>
/// <param name="Token">Larger than that of every earlier holder: writes of a holder that was thought dead are refused by it.</param>
/// <param name="LostClaims">How often in a row it was taken over from a process that was gone, this time included, since the last run ended.</param>
public sealed record Lease(string Owner, long Token, int LostClaims);
