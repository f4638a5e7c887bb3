namespace ForecastApi.Forecasting.Selection;

/// <summary>A model returned a result that cannot be published; the message states the reason.</summary>
/// <param name="message">The reason.</param>
public sealed class ModelFailedException(FormattableString message)
    : Exception(FormattableString.Invariant(message));
