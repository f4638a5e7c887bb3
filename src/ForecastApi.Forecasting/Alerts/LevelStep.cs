namespace ForecastApi.Forecasting.Alerts;

/// <summary>A permanent level shift that a run removed from a history.</summary>
/// <param name="Month">First day of the first month at the new level.</param>
/// <param name="Factor">New level / old level.</param>
public sealed record LevelStep(DateOnly Month, double Factor);
