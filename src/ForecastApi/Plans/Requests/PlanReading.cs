using ForecastApi.Planning.Input;
using ForecastApi.Plans.Requests.Merging;

namespace ForecastApi.Plans.Requests;

/// <summary>A plan request as it is computed.</summary>
/// <param name="Request">The request with the stored values filled in; it needs none of them.</param>
/// <param name="Input">The input of the engine.</param>
/// <param name="Merged">The request merged onto what is stored.</param>
public sealed record PlanReading(PlanRequest Request, PlanInput Input, MergedRequest Merged);
