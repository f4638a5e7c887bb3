using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Labels of plans and strategies.</summary>
public static class PlanLabels
{
    public static string Name(StrategyName strategy) => Format.Label(strategy.ToString());

    /// <summary>The title of a request: its name, or its first month when it has none.</summary>
    public static string Title(string? name, Month first) =>
        string.IsNullOrWhiteSpace(name) ? $"Plan from {Format.MonthName(first)}" : name;
}
