using ForecastApi.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Access;

public static class ApiKeyEndpoints
{
    public const int MostDays = 3650;

    private const int LongestName = 100;

    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys")
            .WithTags("Access")
            .For(Roles.Admin)
            .ProducesProblems(400);
        keys.MapPost("/", CreateAsync)
            .Named("createApiKey", "Make a key; its text is shown this once")
            .ProducesProblems(415);
        keys.MapGet("/", ListAsync).Named("listApiKeys", "List keys, without their secrets");
        keys.MapDelete("/{id}", RevokeAsync)
            .Named("revokeApiKey", "End a key at once, and the sign-ins made with it")
            .ProducesProblems(404);
        api.MapGet("/audit", AuditAsync)
            .WithTags("Access")
            .For(Roles.Admin)
            .Named("listAuditEntries", "Who changed what, the newest first")
            .ProducesProblems(400);
    }

    public static Validation Check(ApiKeyRequest request, DateTimeOffset now) =>
        new Validation()
            .Check(
                !string.IsNullOrWhiteSpace(request.Name),
                "name",
                "must say what the key is for."
            )
            .Text("name", request.Name, LongestName)
            .Check(request.Roles.Count > 0, "roles", "must name at least one role.")
            .Check(
                request.ExpiresAt is null
                    || (request.ExpiresAt > now && request.ExpiresAt < now.AddDays(MostDays)),
                "expiresAt",
                "must lie in the future, within ten years, or be null."
            );

    private static async Task<Created<NewApiKey>> CreateAsync(
        ApiKeyRequest request,
        ApiKeyStore keys,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        Check(request, clock.GetUtcNow()).ThrowIfAny();
        var made = await keys.CreateAsync(request, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/v1/api-keys/{made.Stored.Id}", made);
    }

    private static async Task<Ok<Page<ApiKey>>> ListAsync(
        int? limit,
        string? cursor,
        ApiKeyStore keys,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await keys.ListAsync(
                new PageRequest(limit, cursor).Validated("apiKeys"),
                cancellationToken
            )
        );

    private static async Task<Ok<ApiKey>> RevokeAsync(
        string id,
        ApiKeyStore keys,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await keys.RevokeAsync(id, cancellationToken));

    private static async Task<Ok<Page<AuditEntry>>> AuditAsync(
        int? limit,
        string? cursor,
        string? actor,
        string? action,
        string? target,
        AuditStore audit,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await audit.ListAsync(
                new PageRequest(limit, cursor).Validated("audit"),
                actor,
                action,
                target,
                cancellationToken
            )
        );
}
