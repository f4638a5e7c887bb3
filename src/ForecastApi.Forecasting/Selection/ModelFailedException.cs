namespace ForecastApi.Forecasting.Selection;

/// <summary>A model's answer cannot be published; the message says why in words.</summary>
/// <param name="message">Which model, and what is wrong.</param>
public sealed class ModelFailedException(FormattableString message)
    : Exception(FormattableString.Invariant(message));
