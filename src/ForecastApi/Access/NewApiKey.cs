namespace ForecastApi.Access;

/// <summary>A new API key with its text, which no other response contains.</summary>
public sealed record NewApiKey(string Key, ApiKey Stored);
