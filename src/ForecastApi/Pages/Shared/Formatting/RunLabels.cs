using ForecastApi.ForecastRuns;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Labels of forecast runs.</summary>
public static class RunLabels
{
    public static string Title(ForecastRunInfo run) => $"Run as of {Format.MonthName(run.AsOf)}";

    /// <summary>Returns the CSS class of the status badge.</summary>
    public static string Badge(RunStatus status) =>
        status switch
        {
            RunStatus.Succeeded => "badge badge-good",
            RunStatus.Failed => "badge badge-bad",
            _ => "badge",
        };

    public static string Trigger(RunTrigger trigger) =>
        trigger switch
        {
            RunTrigger.Schedule => "schedule",
            RunTrigger.Api => "API",
            _ => "demo",
        };

    /// <summary>Formats the duration of a run; null unless it has started and finished.</summary>
    public static string? Duration(ForecastRunInfo run) =>
        run is { StartedAt: { } from, FinishedAt: { } to } ? Format.Duration(to - from) : null;
}
