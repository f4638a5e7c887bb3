using System.Text.Json;
using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Calendars;

/// <summary>All SQL of the calendar, which is stored as the JSON of the contract.</summary>
public sealed class CalendarStore(
    Database database,
    AuditLog audit,
    ETags tags,
    IOptions<JsonOptions> json
)
{
    private const string Owner = "calendar";
    private const string BodyName = "body";

    private static readonly SqlText Get = new(
        "SELECT Body FROM WorkCalendars WHERE Name = 'company'"
    );

    private static readonly SqlText Delete = new(
        "DELETE FROM WorkCalendars WHERE Name = 'company'"
    );

    private static readonly SqlText Insert = new(
        "INSERT INTO WorkCalendars (Name, Body) VALUES ('company', @Body)"
    );

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    /// <summary>Returns the calendar; the default one when none is stored.</summary>
    public Task<WorkCalendar> GetAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(ReadAsync, cancellationToken);

    /// <summary>Returns the working days of successive months.</summary>
    public async Task<IReadOnlyList<decimal>> WorkingDaysAsync(
        Month first,
        int months,
        CancellationToken cancellationToken
    )
    {
        var calendar = await GetAsync(cancellationToken);
        return [.. Enumerable.Range(0, months).Select(t => calendar.DaysOf(first.AddMonths(t)))];
    }

    /// <summary>Stores the calendar.</summary>
    /// <exception cref="ProblemException">412: the stored calendar does not meet the precondition.</exception>
    public Task<bool> PutAsync(
        WorkCalendar calendar,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Calendar);
                var stored = await ReadAsync(s);
                precondition.Check(tags.Compute(stored));
                await s.ExecuteAsync(Delete);
                var body = await ValueParts.SaveAsync(
                    s,
                    Owner,
                    BodyName,
                    JsonSerializer.Serialize(calendar, _json)
                );
                await s.ExecuteAsync(Insert, new { Body = body });
                await audit.RecordAsync(s, "putCalendar", Owner, stored, calendar);
                return true;
            },
            cancellationToken
        );

    private async Task<WorkCalendar> ReadAsync(DbSession session) =>
        await ValueParts.ReadAsync(session, Owner, BodyName, await session.ScalarAsync<string>(Get))
            is { } body
            ? JsonSerializer.Deserialize<WorkCalendar>(body, _json)!
            : WorkCalendar.Default;
}
