namespace ForecastApi.Events;

/// <summary>The learned effect of an event on a product, in the latest run.</summary>
/// <param name="Factor">The demand of a full month of the event relative to one without it.</param>
/// <param name="Lower">The lower bound of the 80 % interval of the factor.</param>
/// <param name="Upper">Its upper bound.</param>
/// <param name="Months">The past months from which it is learned; 0 = from other products.</param>
public sealed record EventEffect(string Sku, double Factor, double Lower, double Upper, int Months);
