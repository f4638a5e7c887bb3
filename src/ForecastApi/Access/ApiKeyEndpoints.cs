using ForecastApi.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForecastApi.Access;

public static class ApiKeyEndpoints
{
    public const int MaxDays = 3650;

    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys")
            .WithTags("Access")
            .For(Roles.Admin)
            .ProducesProblems(400);
        keys.MapPost("/", CreateAsync)
            .Named("createApiKey", "Create an API key")
            .Describe(
                "The response contains the key, which is not shown again; the service stores only its hash. Send it in X-Api-Key. Names are unique, also among revoked keys. For requests with an Idempotency-Key, the response is stored encrypted for 24 hours."
            )
            .JsonExample("""{ "name": "web shop", "roles": [ "importer" ], "expiresAt": null }""")
            .Idempotent("createApiKey", secret: true)
            .ProducesProblems(415)
            .ProducesCodes(409, ProblemCodes.KeyNameTaken)
            .ProducesCodes(422, ProblemCodes.IdempotencyKeyReused);
        keys.MapGet("/", ListAsync)
            .Named("listApiKeys", "List API keys")
            .Describe(
                "The keys without their secrets, each with the time of its last use, accurate to a few seconds."
            );
        keys.MapDelete("/{id}", RevokeAsync)
            .Named("revokeApiKey", "Revoke an API key")
            .Describe(
                "Requests with the key, and sign-ins made with it, are rejected immediately. The record of the key is kept."
            )
            .ProducesProblems(404);
        api.MapGet("/audit", AuditAsync)
            .WithTags("Access")
            .For(Roles.Admin)
            .Named("listAuditEntries", "List changes, newest first")
            .Describe(
                "Every change of stored data with its author, recorded in the transaction of the change."
            )
            .Parameter("actor", "The author of the change, by name or id.")
            .Parameter("action", "The operation id of the change.")
            .Parameter("target", "The SKU or id of the changed resource.")
            .ProducesProblems(400);
    }

    public static string PathOf(ApiKey key) => $"/api/v1/api-keys/{key.Id}";

    public static Validation Check(ApiKeyRequest request, DateTimeOffset now) =>
        new Validation()
            .Check(
                ApiKeyName.Refuse(request.Name) is null,
                "name",
                ApiKeyName.Refuse(request.Name) ?? ""
            )
            .Check(request.Roles.Count > 0, "roles", "must name at least one role.")
            .Check(
                request.ExpiresAt is null
                    || (request.ExpiresAt > now && request.ExpiresAt < now.AddDays(MaxDays)),
                "expiresAt",
                "must be in the future, within ten years, or be null."
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
        var created = await keys.CreateAsync(
            request,
            IdempotencyRecord.From(context),
            cancellationToken
        );
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created(PathOf(created.Stored), created);
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
