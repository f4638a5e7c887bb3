using ForecastApi.Planning.Results;

namespace ForecastApi.Pages.PlanMonths;

/// <summary>Labels and units of limits.</summary>
public static class LimitLabels
{
    public static string Name(LimitKind limit, string? id) =>
        limit switch
        {
            LimitKind.Workforce => "Regular hours of the workforce",
            LimitKind.Overtime => "Overtime hours",
            LimitKind.Resource => $"Machine hours of {id}",
            LimitKind.Stock => $"Maximum stock of {id}",
            LimitKind.Supplier => $"Maximum order at {id}",
            LimitKind.Production => $"Maximum production of {id}",
            LimitKind.Parts => $"Parts {id} that can be there",
            LimitKind.Budget => "Budget",
            LimitKind.Storage => $"Capacity of {id}",
        };

    /// <summary>Returns the unit of the shadow price.</summary>
    public static string Unit(LimitKind limit) =>
        limit switch
        {
            LimitKind.Workforce or LimitKind.Overtime or LimitKind.Resource => "hour",
            LimitKind.Budget => "unit of money",
            _ => "unit",
        };
}
