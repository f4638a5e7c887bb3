using ForecastApi.Common;
using ForecastApi.Planning.Input;
using ForecastApi.Plans;

namespace ForecastApi.Pages.Shared;

/// <summary>Plans and strategies in words, and where their pages are.</summary>
public static class PlanWords
{
    public const string List = "/plans";

    public static string Of(StrategyName strategy) => Show.Words(strategy.ToString());

    /// <summary>What a request is called: its name, else what it plans.</summary>
    public static string Title(string? name, Month first) =>
        string.IsNullOrWhiteSpace(name) ? $"Plan from {Show.MonthName(first)}" : name;

    public static string Path(string id) => $"{List}/{Uri.EscapeDataString(id)}";

    public static string Path(string id, StrategyName strategy) =>
        $"{Path(id)}/{PlanJson.Text(strategy)}";
}
