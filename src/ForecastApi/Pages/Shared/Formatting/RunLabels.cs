using ForecastApi.ForecastRuns;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Forecast runs in words.</summary>
public static class RunLabels
{
    public static string Title(ForecastRunInfo run) => $"Run as of {Format.MonthName(run.AsOf)}";

    /// <summary>The class of the badge that says how a run stands.</summary>
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

    /// <summary>How long it worked; null before it ended, and where it never began.</summary>
    public static string? Duration(ForecastRunInfo run) =>
        run is { StartedAt: { } from, FinishedAt: { } to } ? Format.Duration(to - from) : null;
}
