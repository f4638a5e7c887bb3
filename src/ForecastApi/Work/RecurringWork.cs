namespace ForecastApi.Work;

/// <summary>Work that Hangfire enqueues on a schedule.</summary>
/// <param name="Id">The name of the recurring job, as the dashboard shows it.</param>
/// <param name="Item">The work.</param>
/// <param name="Cron">Five cron fields, or six that begin with seconds; empty = never.</param>
/// <param name="TimeZone">The time zone of the schedule.</param>
public sealed record RecurringWork(string Id, WorkItem Item, string Cron, TimeZoneInfo TimeZone);
