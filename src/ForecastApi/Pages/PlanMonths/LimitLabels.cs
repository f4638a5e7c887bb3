using ForecastApi.Planning.Results;

namespace ForecastApi.Pages.PlanMonths;

/// <summary>A limit and what one more of it is, in words.</summary>
public static class LimitLabels
{
    public static string Name(LimitKind limit, string? id) =>
        limit switch
        {
            LimitKind.Workforce => "Regular hours of the workforce",
            LimitKind.Overtime => "Overtime hours allowed",
            LimitKind.Resource => $"Machine hours of {id}",
            LimitKind.Stock => $"Most stock of {id}",
            LimitKind.Supplier => $"Largest order at {id}",
            LimitKind.Production => $"Most production of {id}",
        };

    /// <summary>What the worth is counted by.</summary>
    public static string Unit(LimitKind limit) =>
        limit is LimitKind.Workforce or LimitKind.Overtime or LimitKind.Resource ? "hour" : "unit";
}
