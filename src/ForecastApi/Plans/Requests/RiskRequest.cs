namespace ForecastApi.Plans.Requests;

/// <summary>Risk analysis of the plans.</summary>
/// <param name="Scenarios">The number of demand scenarios drawn from the forecast distribution, 1 to 10000.</param>
/// <param name="Seed">The seed of the scenarios; the same seed draws the same demand.</param>
public sealed record RiskRequest(int Scenarios = 500, int Seed = 1);
