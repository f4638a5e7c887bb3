namespace ForecastApi.Plans.Requests;

/// <summary>The demand to plan: exactly one of forecast and inline.</summary>
public sealed record DemandRequest(
    ForecastDemand? Forecast = null,
    IReadOnlyList<InlineDemand>? Inline = null
);
