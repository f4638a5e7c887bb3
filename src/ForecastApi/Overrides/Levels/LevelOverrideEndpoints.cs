using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Overrides.Levels;

/// <summary>The routes of overrides of levels.</summary>
public static class LevelOverrideEndpoints
{
    private const string TotalKey = "total";

    public static void MapLevelOverrides(this IEndpointRouteBuilder overrides)
    {
        var one = overrides
            .MapGroup("/overrides/{by}/{key}/{period}")
            .ProducesProblems(404)
            .ProducesCodes(409, ProblemCodes.NoForecast);
        one.MapGet("", GetAsync)
            .Named("getLevelOverride", "Get the override of a level's month")
            .Describe(
                "by is category (with the categories below it), channel, or total with the key total. The spread lists the products of the level."
            );
        one.MapPut("", PutAsync)
            .Named("putLevelOverride", "Override the sum of a level's month")
            .Describe(
                "Spreads the sum over the products of the level in proportion to their statistical forecasts; products with overrides of their own keep them. A slash in a key is written %2F."
            )
            .JsonExample(
                """{ "quantity": 500, "reason": "Capacity of the shops", "author": "Ada" }"""
            )
            .For(Roles.Planner)
            .ProducesProblems(412, 415, 422);
        one.MapDelete("", DeleteAsync)
            .Named("deleteLevelOverride", "Delete the override of a level's month")
            .Describe("The statistical forecasts of its products are published again.")
            .For(Roles.Planner)
            .ProducesProblems(412);
    }

    private static async Task<Ok<LevelOverride>> GetAsync(
        QueryEnum<OverrideLevel> by,
        string key,
        Month period,
        ForecastRunStore runs,
        LevelOverrideStore store,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        key = Checked(by.Value, key);
        var run = await RunAsync(runs, cancellationToken);
        var stored =
            await store.FindAsync(run, by.Value, key, period, cancellationToken)
            ?? throw ProblemException.NotFound("override", $"{key} {period}");
        return TypedResults.Ok(tags.Tagged(context, stored));
    }

    private static async Task<Ok<LevelOverride>> PutAsync(
        QueryEnum<OverrideLevel> by,
        string key,
        Month period,
        OverrideRequest request,
        ForecastRunStore runs,
        LevelOverrideStore store,
        BusinessCalendar calendar,
        ETags tags,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        key = Checked(by.Value, key);
        OverrideEndpoints.Check(request, calendar.Today).ThrowIfAny();
        var run = await RunAsync(runs, cancellationToken);
        var stored = await store.PutAsync(
            run,
            by.Value,
            key,
            period,
            request,
            Precondition.From(context.Request),
            cancellationToken
        );
        return TypedResults.Ok(tags.Tagged(context, stored));
    }

    private static async Task<NoContent> DeleteAsync(
        QueryEnum<OverrideLevel> by,
        string key,
        Month period,
        ForecastRunStore runs,
        LevelOverrideStore store,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        key = Checked(by.Value, key);
        var run = await RunAsync(runs, cancellationToken);
        var existed = await store.DeleteAsync(
            run,
            by.Value,
            key,
            period,
            Precondition.From(context.Request),
            cancellationToken
        );
        return existed
            ? TypedResults.NoContent()
            : throw ProblemException.NotFound("override", $"{key} {period}");
    }

    private static string Checked(OverrideLevel by, string key) =>
        by != OverrideLevel.Total || key == TotalKey
            ? key.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)
            : throw ProblemException.Invalid("key", $"must be {TotalKey} for the total.");

    private static async Task<RunKey> RunAsync(
        ForecastRunStore runs,
        CancellationToken cancellationToken
    ) =>
        await runs.PublishedAsync(null, cancellationToken)
        ?? throw ProblemException.NoForecast(StatusCodes.Status409Conflict);
}
