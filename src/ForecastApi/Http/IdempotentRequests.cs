using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using ForecastApi.Common;
using ForecastApi.Http.Metadata;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Http;

/// <summary>
/// Replays the first response to a request that repeats an <c>Idempotency-Key</c>. The body, which has been received as a
/// whole, is read twice: once to hash it and once by the route.
/// </summary>
public sealed class IdempotentRequests(
    RequestDelegate next,
    IdempotencyStore store,
    IDataProtectionProvider protection,
    IOptions<JsonOptions> json
)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    public const int MaxKeyLength = 100;
    private const int BufferBytes = 64 * 1024;
    private const string Purpose = "ForecastApi.IdempotencyRecord";

    public async Task InvokeAsync(HttpContext context)
    {
        var named = context.Request.Headers[Header];
        if (
            named.Count == 0
            || context.GetEndpoint()?.Metadata.GetMetadata<IdempotentAttribute>() is not { } route
        )
        {
            await next(context);
            return;
        }

        var key = await KeyAsync(context, named.ToString(), route.Operation);
        var protector = route.Secret ? protection.CreateProtector(Purpose, key.Caller) : null;
        if (await store.FindAsync(key, context.RequestAborted) is { } stored)
        {
            await ReplayAsync(context, key, stored, protector);
            return;
        }
        context.Features.Set(
            new IdempotencyRecord(store, key, protector, json.Value.SerializerOptions)
        );
        try
        {
            await next(context);
        }
        catch (Exception error)
            when (!context.Response.HasStarted
                && (
                    error is ProblemException { Status: StatusCodes.Status409Conflict }
                    || (error is DbException refused && !store.IsOutage(refused))
                )
            )
        {
            // An equal concurrent request has committed first, and this one is refused or rolled back
            if (await store.FindAsync(key, context.RequestAborted) is not { } first)
                throw;
            await ReplayAsync(context, key, first, protector);
        }
    }

    private static async Task<IdempotencyKey> KeyAsync(
        HttpContext context,
        string text,
        string operation
    )
    {
        if (text.Length is 0 or > MaxKeyLength || text.Any(c => c is <= ' ' or > '~'))
            throw ProblemException.Invalid(
                Header,
                "must be 1 to 100 visible ASCII characters, such as a UUID."
            );
        var request = context.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(
                $"{request.Path}{request.QueryString}\n{request.ContentType}\n{request.Headers["Prefer"]}\n"
            )
        );
        var buffer = new byte[BufferBytes];
        for (int read; (read = await request.Body.ReadAsync(buffer, context.RequestAborted)) > 0; )
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return new(
            Caller.Of(context.User)?.Id ?? "",
            operation,
            text,
            Convert.ToHexString(hash.GetHashAndReset())
        );
    }

    private static async Task ReplayAsync(
        HttpContext context,
        IdempotencyKey key,
        StoredResponse stored,
        IDataProtector? protector
    )
    {
        if (stored.RequestHash != key.RequestHash)
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity,
                ProblemCodes.IdempotencyKeyReused,
                "This Idempotency-Key was already used for a different request. Use a new key for each request.",
                new Dictionary<string, string[]>
                {
                    [Header] = ["was already used for a different request."],
                }
            );
        var body = protector is null ? stored.Body : Reveal(stored.Body, protector);
        var response = context.Response;
        response.StatusCode = stored.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers[ReplayedHeader] = "true";
        if (stored.Location is { } location)
            response.Headers.Location = location;
        if (stored.Status == StatusCodes.Status202Accepted)
            response.Headers.RetryAfter = "1";
        if (protector is not null)
            response.Headers.CacheControl = "no-store";
        await response.WriteAsync(body, context.RequestAborted);
    }

    private static string Reveal(string body, IDataProtector protector)
    {
        try
        {
            return protector.Unprotect(body);
        }
        catch (CryptographicException)
        {
            throw ProblemException.Conflict(
                ProblemCodes.Conflict,
                "The first request with this Idempotency-Key succeeded, but its response can no longer be decrypted. Find the result in the list, and repeat the request with a new Idempotency-Key if it is of no use."
            );
        }
    }
}
