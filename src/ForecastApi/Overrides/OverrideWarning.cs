namespace ForecastApi.Overrides;

/// <param name="Message">The evidence for the warning.</param>
public sealed record OverrideWarning(OverrideWarningCode Code, string Message);
