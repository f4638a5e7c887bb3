namespace ForecastApi.Forecasting.Alerts;

/// <summary>A lasting step that a run found in a history and trained on without.</summary>
/// <param name="Month">First day of the first month at the new level.</param>
/// <param name="Factor">The new level / the old one.</param>
public sealed record LevelStep(DateOnly Month, double Factor);
