namespace ForecastApi.Plans.Requests;

/// <summary>The planning defaults for requests that omit them.</summary>
public sealed record PlanningDefaults(
    WorkforceRequest? Workforce = null,
    IReadOnlyList<ResourceRequest>? Resources = null,
    IReadOnlyList<SupplierRequest>? Suppliers = null,
    IReadOnlyList<ComponentRequest>? Components = null
);
