namespace ForecastApi.Work;

/// <summary>Describes work that Hangfire enqueues on a schedule.</summary>
/// <param name="Id">The id of the recurring job on the dashboard.</param>
/// <param name="Item">The work item.</param>
/// <param name="Cron">Five cron fields, or six that begin with seconds; empty = never.</param>
/// <param name="TimeZone">The time zone of the schedule.</param>
public sealed record RecurringWork(string Id, WorkItem Item, string Cron, TimeZoneInfo TimeZone);
