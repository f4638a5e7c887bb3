using ForecastApi.Common;

namespace ForecastApi.ForecastRuns.Results;

/// <summary>The part of a forecast month that a known influence accounts for.</summary>
/// <param name="Period">The month.</param>
/// <param name="Kind">The kind of the influence.</param>
/// <param name="Name">The holiday or event; <c>workingDays</c>; <c>price</c>; the author of an override.</param>
/// <param name="Effect">Units: the forecast less the forecast without the influence.</param>
public sealed record DemandDriver(Month Period, DriverKind Kind, string Name, decimal Effect);
