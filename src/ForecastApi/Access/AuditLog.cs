using System.Diagnostics;
using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Data;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>Records the author and content of each change in the transaction of the change, so that no change lacks an entry.</summary>
public sealed class AuditLog(
    IHttpContextAccessor http,
    IOptions<JsonOptions> json,
    TimeProvider clock
)
{
    // Longer values, such as a plan of hundreds of products, are truncated
    private const int MaxTextLength = 20_000;

    private static readonly SqlText Insert = new(
        """
        INSERT INTO AuditEntries (ChangedAt, Actor, ActorId, Action, Target, Was, Becomes, TraceId)
        VALUES (@ChangedAt, @Actor, @ActorId, @Action, @Target, @Was, @Becomes, @TraceId)
        """
    );

    /// <summary>The author of the current request, or the service itself.</summary>
    public Caller Actor =>
        http.HttpContext is { } context && Caller.Of(context.User) is { } caller
            ? caller
            : Caller.Service;

    /// <param name="session">The transaction of the change.</param>
    /// <param name="action">The operation id.</param>
    /// <param name="target">The SKU or id of the changed resource.</param>
    /// <param name="before">The stored value before the change; null if it is new.</param>
    /// <param name="after">The stored value after the change; null if it is deleted.</param>
    /// <param name="actor">The author of the request when the change happens after it; null = the current caller.</param>
    public Task RecordAsync(
        DbSession session,
        string action,
        string target,
        object? before,
        object? after,
        Caller? actor = null
    )
    {
        var author = actor ?? Actor;
        return session.ExecuteAsync(
            Insert,
            new
            {
                ChangedAt = clock.GetUtcNow(),
                Actor = author.Name,
                ActorId = author.Id,
                Action = action,
                Target = target,
                Was = Text(before),
                Becomes = Text(after),
                TraceId = Activity.Current?.TraceId.ToString(),
            }
        );
    }

    private string? Text(object? value)
    {
        if (value is null)
            return null;
        var text = JsonSerializer.Serialize(value, value.GetType(), json.Value.SerializerOptions);
        if (text.Length <= MaxTextLength)
            return text;
        // Quotation marks take six characters within a JSON text
        var length = MaxTextLength;
        while (true)
        {
            var shortened = JsonSerializer.Serialize(
                new { shortened = text[..length] },
                json.Value.SerializerOptions
            );
            if (shortened.Length <= MaxTextLength)
                return shortened;
            length = length * 2 / 3;
        }
    }
}
