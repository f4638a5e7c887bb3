using System.Text.Json;
using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Events;

/// <summary>All SQL of events, which are stored as the JSON of the contract.</summary>
public sealed class EventStore(
    Database database,
    AuditLog audit,
    ETags tags,
    IOptions<JsonOptions> json
)
{
    private const string BodyName = "body";

    private static readonly SqlText Get = new(
        "SELECT EventId, Body FROM DemandEvents WHERE EventId = @EventId"
    );

    private static readonly SqlText List = new(
        """
        SELECT EventId, Body FROM DemandEvents
        WHERE EventId > @After
        ORDER BY EventId {limit}
        """
    );

    private static readonly SqlText All = new(
        "SELECT EventId, Body FROM DemandEvents ORDER BY EventId"
    );

    private static readonly SqlText Insert = new(
        "INSERT INTO DemandEvents (EventId, Body) VALUES (@EventId, @Body)"
    );

    private static readonly SqlText Remove = new(
        "DELETE FROM DemandEvents WHERE EventId = @EventId"
    );

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    /// <summary>Returns an event; null if there is none of this id.</summary>
    public Task<DemandEvent?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(s => ReadAsync(s, id), cancellationToken);

    /// <summary>Returns a page of events, by id.</summary>
    public Task<Page<DemandEvent>> ListAsync(
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
                Page<DemandEvent>.From(
                    await ReadAsync(s, List, new { After = page.After ?? "", page.Take }),
                    page,
                    e => e.Id
                ),
            cancellationToken
        );

    /// <summary>Returns all events, by id.</summary>
    public Task<IReadOnlyList<DemandEvent>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => ReadAsync(s, All, new { }), cancellationToken);

    /// <summary>Stores an event.</summary>
    /// <exception cref="ProblemException">
    /// 412: the stored event does not meet the precondition. 422: a SKU is not a product.
    /// </exception>
    public Task<bool> PutAsync(
        DemandEvent stored,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var before = await ReadAsync(s, stored.Id);
                precondition.Check(tags.Compute(before));
                await CheckSkusAsync(s, stored.Skus ?? []);
                await s.ExecuteAsync(Remove, new { EventId = stored.Id });
                var body = await ValueParts.SaveAsync(
                    s,
                    Owner(stored.Id),
                    BodyName,
                    JsonSerializer.Serialize(stored, _json)
                );
                await s.ExecuteAsync(Insert, new { EventId = stored.Id, Body = body });
                await audit.RecordAsync(s, "putEvent", stored.Id, before, stored);
                return before is null;
            },
            cancellationToken
        );

    /// <summary>Deletes an event.</summary>
    /// <exception cref="ProblemException">
    /// 404: there is none of this id. 412: the stored event does not meet the precondition.
    /// </exception>
    public Task<bool> DeleteAsync(
        string id,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var before = await ReadAsync(s, id) ?? throw ProblemException.NotFound("event", id);
                precondition.Check(tags.Compute(before));
                await s.ExecuteAsync(Remove, new { EventId = id });
                await ValueParts.DeleteAsync(s, Owner(id));
                await audit.RecordAsync(s, "deleteEvent", id, before, null);
                return true;
            },
            cancellationToken
        );

    private static string Owner(string id) => $"event/{id}";

    private static async Task CheckSkusAsync(DbSession session, IReadOnlyList<string> skus)
    {
        var errors = new Validation();
        for (var i = 0; i < skus.Count; i++)
            if (await ProductIds.FindAsync(session, skus[i]) is null)
                errors.Add(Invariant($"skus[{i}]"), $"'{skus[i]}' is not a product.");
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<DemandEvent?> ReadAsync(DbSession session, string id) =>
        (await ReadAsync(session, Get, new { EventId = id })).SingleOrDefault();

    private async Task<IReadOnlyList<DemandEvent>> ReadAsync(
        DbSession session,
        SqlText sql,
        object parameters
    )
    {
        var events = new List<DemandEvent>();
        foreach (var row in await session.QueryAsync<Row>(sql, parameters))
            if (
                await ValueParts.ReadAsync(session, Owner(row.EventId), BodyName, row.Body) is
                { } body
            )
                events.Add(JsonSerializer.Deserialize<DemandEvent>(body, _json)!);
        return events;
    }

    private sealed record Row(string EventId, string Body);
}
