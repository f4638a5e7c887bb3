using ForecastApi.Imports;

namespace ForecastApi.Sales;

/// <summary>An accepted import, and the claim that it is this worker's.</summary>
/// <param name="LostClaims">How often it was taken over from a process that was gone, this time included.</param>
/// <param name="TraceParent">The span that asked for it.</param>
public sealed record ImportWork(
    string ImportId,
    string Claim,
    string MediaType,
    OnError OnError,
    string StartedBy,
    int LostClaims,
    string? TraceParent
);

/// <summary>An import was cancelled, or passed to another worker: nothing of it may be stored here.</summary>
public sealed class ImportLostException : Exception
{
    public ImportLostException(string importId)
        : base($"The import {importId} is not this worker's any more.") { }
}
