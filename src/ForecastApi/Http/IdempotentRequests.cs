using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Http;

/// <summary>
/// Answers a request whose <c>Idempotency-Key</c> was seen before as it was answered first. The body is read once to tell
/// it from another, from a file where it is large, and once more by the route.
/// </summary>
public sealed class IdempotentRequests(
    RequestDelegate next,
    ReceiptStore receipts,
    IOptions<JsonOptions> json
)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    public const string Reused = "idempotencyKeyReused";

    private const int LongestKey = 100;
    private const int InMemory = 64 * 1024;

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
        if (await receipts.FindAsync(key, context.RequestAborted) is { } known)
        {
            await ReplayAsync(context, key, known);
            return;
        }
        context.Features.Set(new Receipt(receipts, key, json.Value.SerializerOptions));
        try
        {
            await next(context);
        }
        catch (DbException) when (!context.Response.HasStarted)
        {
            // An equal request at the same moment was faster, and this one's transaction is undone
            if (await receipts.FindAsync(key, context.RequestAborted) is not { } faster)
                throw;
            await ReplayAsync(context, key, faster);
        }
    }

    private static async Task<ReceiptKey> KeyAsync(
        HttpContext context,
        string text,
        string operation
    )
    {
        if (text.Length is 0 or > LongestKey || text.Any(c => c is <= ' ' or > '~'))
            throw ProblemException.Invalid(
                Header,
                "must be 1 to 100 visible ASCII characters, such as a UUID."
            );
        var request = context.Request;
        request.EnableBuffering(InMemory);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(
                $"{request.Path}{request.QueryString}\n{request.ContentType}\n{request.Headers["Prefer"]}\n"
            )
        );
        var buffer = new byte[InMemory];
        for (int read; (read = await request.Body.ReadAsync(buffer, context.RequestAborted)) > 0; )
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return new(
            context.User.Identity?.Name ?? "",
            operation,
            text,
            Convert.ToHexString(hash.GetHashAndReset())
        );
    }

    private static async Task ReplayAsync(HttpContext context, ReceiptKey key, StoredAnswer answer)
    {
        if (answer.RequestHash != key.RequestHash)
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity,
                Reused,
                "This Idempotency-Key was used for another request; take a new one for each request.",
                new Dictionary<string, string[]> { [Header] = ["was used for another request."] }
            );
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers[ReplayedHeader] = "true";
        if (answer.Location is { } location)
            response.Headers.Location = location;
        if (answer.Status == StatusCodes.Status202Accepted)
            response.Headers.RetryAfter = "1";
        await response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
