using System.Diagnostics;
using System.Text.Json;
using ForecastApi.Data;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>Writes who changed what into the transaction of the change: there is no change without its entry.</summary>
public sealed class AuditLog(
    IHttpContextAccessor http,
    IOptions<JsonOptions> json,
    TimeProvider clock
)
{
    /// <summary>Who acts where nobody has called: the schedule, the demo, a command.</summary>
    public const string Service = "service";

    // A plan of hundreds of products would fill the record: what is longer is told by its start.
    private const int LongestText = 20_000;

    private static readonly SqlText Insert = new(
        """
        INSERT INTO AuditEntries (ChangedAt, Actor, Action, Target, Was, Becomes, TraceId)
        VALUES (@ChangedAt, @Actor, @Action, @Target, @Was, @Becomes, @TraceId)
        """
    );

    public string Actor => http.HttpContext?.User.Identity?.Name ?? Service;

    /// <param name="session">The transaction of the change.</param>
    /// <param name="action">The operation, as the API names it.</param>
    /// <param name="target">What was changed: a SKU, an id.</param>
    /// <param name="before">What was stored; null when it is new.</param>
    /// <param name="after">What is stored; null when it is gone.</param>
    /// <param name="actor">Who asked for it, where it is done after the request; null = the caller.</param>
    public Task RecordAsync(
        DbSession session,
        string action,
        string target,
        object? before,
        object? after,
        string? actor = null
    ) =>
        session.ExecuteAsync(
            Insert,
            new
            {
                ChangedAt = clock.GetUtcNow(),
                Actor = actor ?? Actor,
                Action = action,
                Target = target,
                Was = Text(before),
                Becomes = Text(after),
                TraceId = Activity.Current?.TraceId.ToString(),
            }
        );

    private string? Text(object? value)
    {
        if (value is null)
            return null;
        var text = JsonSerializer.Serialize(value, value.GetType(), json.Value.SerializerOptions);
        return text.Length <= LongestText
            ? text
            : JsonSerializer.Serialize(
                new { shortened = text[..LongestText] },
                json.Value.SerializerOptions
            );
    }
}
