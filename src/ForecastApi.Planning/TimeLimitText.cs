using ForecastApi.Planning.Feasibility;

namespace ForecastApi.Planning;

/// <summary>Describes the effect of the time limit to the planner.</summary>
internal static class TimeLimitText
{
    public static string NotPlanned(PlannerOptions options) =>
        $"Not planned: the time limit of {Limit(options)} is over. Plan fewer products, months or strategies, or raise the limit.";

    public static string NoRisk(PlannerOptions options) =>
        $"The risk of the plans is not computed: the time limit of {Limit(options)} is over. Ask for fewer scenarios or strategies, or raise the limit.";

    private static string Limit(PlannerOptions options)
    {
        var seconds = $"{ReasonText.Number((decimal)options.TimeLimit.TotalSeconds)} seconds";
        return options.TimeLimitSetting is { } name ? $"{seconds} ({name})" : seconds;
    }
}
