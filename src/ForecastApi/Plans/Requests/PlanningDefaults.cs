using ForecastApi.Common;

namespace ForecastApi.Plans.Requests;

/// <summary>The planning defaults that plan requests are merged onto.</summary>
public sealed record PlanningDefaults(
    WorkforceRequest? Workforce = null,
    IReadOnlyList<ResourceRequest>? Resources = null,
    IReadOnlyList<SupplierRequest>? Suppliers = null,
    IReadOnlyList<ComponentRequest>? Components = null,
    PerMonth? Budget = null,
    IReadOnlyList<StorageRequest>? Storage = null
);
