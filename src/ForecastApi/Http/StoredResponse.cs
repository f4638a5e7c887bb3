namespace ForecastApi.Http;

/// <summary>The first response to an idempotent request, as stored.</summary>
public sealed record StoredResponse(string RequestHash, int Status, string? Location, string Body);
