namespace ForecastApi.Access;

/// <summary>A new key with its text, which is shown this once.</summary>
public sealed record NewApiKey(string Key, ApiKey Stored);
