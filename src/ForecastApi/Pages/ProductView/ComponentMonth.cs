using ForecastApi.Common;
using ForecastApi.Planning.Results;

namespace ForecastApi.Pages.ProductView;

/// <summary>A month of a component that is planned as an item of its own.</summary>
public sealed record ComponentMonth(Month Month, PlanProductMonth Units);
