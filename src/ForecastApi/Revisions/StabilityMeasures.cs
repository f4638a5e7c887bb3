namespace ForecastApi.Revisions;

/// <param name="Pairs">Months compared between consecutive origins.</param>
/// <param name="MeanAbsoluteChange">In units; null without pairs.</param>
/// <param name="MeanQuantity">Mean of the quantities compared, in units; null without pairs.</param>
/// <param name="Nervousness">Mean absolute change / mean quantity, 0..2; null when nothing was forecast.</param>
public sealed record StabilityMeasures(
    int Pairs,
    decimal? MeanAbsoluteChange,
    decimal? MeanQuantity,
    double? Nervousness
);
