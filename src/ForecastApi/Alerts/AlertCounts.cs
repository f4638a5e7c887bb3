namespace ForecastApi.Alerts;

/// <summary>The number of alerts in each state.</summary>
public sealed record AlertCounts(int Open, int Acknowledged, int Resolved);
