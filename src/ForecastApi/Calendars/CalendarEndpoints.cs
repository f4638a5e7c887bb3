using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Calendars;

/// <summary>The routes of the calendar.</summary>
public static class CalendarEndpoints
{
    private const int DefaultMonths = 12;

    public static void AddCalendar(this IServiceCollection services) =>
        services.AddSingleton<CalendarStore>();

    public static void MapCalendar(this IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("Calendar").ProducesProblems(400);
        calendar
            .MapGet("", GetAsync)
            .Named("getCalendar", "Get the calendar of working days")
            .Describe("Monday to Friday without holidays until one is stored.");
        calendar
            .MapPut("", PutAsync)
            .Named("putCalendar", "Replace the calendar of working days")
            .Describe(
                "Plans whose workforce has no workingDays take them from the calendar. workingDays states the days of single months, in the place of their weekdays less holidays."
            )
            .JsonExample(
                """
                {
                  "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                  "holidays": [ { "date": "2027-12-25", "name": "Christmas Day" } ],
                  "workingDays": { "2027-08": 10 }
                }
                """
            )
            .For(Roles.Planner)
            .ProducesProblems(412, 415, 422);
        calendar
            .MapGet("/months", MonthsAsync)
            .Named("listCalendarMonths", "List the working days of months")
            .Describe("From the running month for a year, unless from and to are given.")
            .Parameter("from", "The first month, YYYY-MM.")
            .Parameter("to", "The last month, YYYY-MM; at most 600 months in all.");
    }

    private static async Task<Ok<WorkCalendar>> GetAsync(
        CalendarStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(tags.Tagged(context, await store.GetAsync(cancellationToken)));

    private static async Task<Ok<WorkCalendar>> PutAsync(
        WorkCalendar body,
        CalendarStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        CalendarRules.Check(body);
        var calendar = body.Completed();
        await store.PutAsync(calendar, Precondition.From(context.Request), cancellationToken);
        return TypedResults.Ok(tags.Tagged(context, calendar));
    }

    private static async Task<Ok<CalendarMonths>> MonthsAsync(
        Month? from,
        Month? to,
        CalendarStore store,
        BusinessCalendar business,
        CancellationToken cancellationToken
    )
    {
        var first = from ?? to?.AddMonths(1 - DefaultMonths) ?? business.RunningMonth;
        var months = (to ?? first.AddMonths(DefaultMonths - 1)).MonthsSince(first) + 1;
        new Validation()
            .Check(
                months is >= 1 and <= CalendarRules.MaxMonths,
                "to",
                Invariant($"must be 0 to {CalendarRules.MaxMonths - 1} months after from.")
            )
            .ThrowIfAny();
        var days = await store.WorkingDaysAsync(first, months, cancellationToken);
        return TypedResults.Ok(
            new CalendarMonths([.. days.Select((d, t) => new CalendarMonth(first.AddMonths(t), d))])
        );
    }
}
