using ForecastApi.Access;
using ForecastApi.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Events;

/// <summary>The routes of events.</summary>
public static class EventEndpoints
{
    public static void AddEvents(this IServiceCollection services) =>
        services.AddSingleton<EventStore>();

    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events").ProducesProblems(400);
        events
            .MapGet("", ListAsync)
            .Named("listEvents", "List events and promotions")
            .Describe("In order of id.");
        var one = events.MapGroup("/{id}").ProducesProblems(404);
        one.MapGet("", GetAsync)
            .Named("getEvent", "Get an event")
            .Describe("With its effects on products, as the latest run has learned them.");
        one.MapPut("", PutAsync)
            .Named("putEvent", "Store an event")
            .Describe(
                "The next run learns the effect of the event from its past months, per product and over all products, and applies it to its coming months."
            )
            .JsonExample(
                """{ "name": "Spring promotion", "kind": "promotion", "category": "Garden", "months": { "2026-05": 1, "2027-05": 0.5 } }"""
            )
            .For(Roles.Planner)
            .ProducesProblems(412, 415, 422);
        one.MapDelete("", DeleteAsync)
            .Named("deleteEvent", "Delete an event")
            .Describe("The next run no longer knows it.")
            .For(Roles.Planner)
            .ProducesProblems(412);
    }

    private static async Task<Ok<Page<DemandEvent>>> ListAsync(
        int? limit,
        string? cursor,
        EventStore store,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await store.ListAsync(
                new PageRequest(limit, cursor).Validated("events"),
                cancellationToken
            )
        );

    private static async Task<Ok<DemandEventAnswer>> GetAsync(
        string id,
        EventStore store,
        IEventEffects effects,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        EventRules.CheckId(id);
        var stored =
            await store.FindAsync(id, cancellationToken)
            ?? throw ProblemException.NotFound("event", id);
        return TypedResults.Ok(
            await RespondAsync(stored, effects, tags, context, cancellationToken)
        );
    }

    private static async Task<Ok<DemandEventAnswer>> PutAsync(
        string id,
        DemandEventBody body,
        EventStore store,
        IEventEffects effects,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        EventRules.CheckId(id);
        EventRules.Check(body);
        var stored = DemandEvent.From(id, body);
        await store.PutAsync(stored, Precondition.From(context.Request), cancellationToken);
        return TypedResults.Ok(
            await RespondAsync(stored, effects, tags, context, cancellationToken)
        );
    }

    private static async Task<NoContent> DeleteAsync(
        string id,
        EventStore store,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        EventRules.CheckId(id);
        await store.DeleteAsync(id, Precondition.From(request), cancellationToken);
        return TypedResults.NoContent();
    }

    // The tag covers the stored event only: a run changes the effects.
    private static async Task<DemandEventAnswer> RespondAsync(
        DemandEvent stored,
        IEventEffects effects,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        tags.Tagged(context, stored);
        return DemandEventAnswer.From(stored, await effects.OfAsync(stored.Id, cancellationToken));
    }
}
