using ForecastApi.Data;

namespace ForecastApi.Http;

/// <summary>All SQL of stored responses.</summary>
public sealed class IdempotencyStore(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private static readonly SqlText Get = new(
        """
        SELECT RequestHash, Status, Location, Body, BodyOwner FROM IdempotencyKeys
        WHERE Caller = @Caller AND Route = @Route AND KeyText = @KeyText AND CreatedAt >= @Since
        """
    );

    private const string BodyName = "body";

    private static readonly SqlText DeleteOldBodies = new(
        """
        DELETE FROM ValueParts
        WHERE Owner IN (SELECT BodyOwner FROM IdempotencyKeys WHERE CreatedAt < @Since)
        """
    );

    private static readonly SqlText DeleteOld = new(
        "DELETE FROM IdempotencyKeys WHERE CreatedAt < @Since"
    );

    private static readonly SqlText Insert = new(
        """
        INSERT INTO IdempotencyKeys (Caller, Route, KeyText, RequestHash, Status, Location, Body, BodyOwner, CreatedAt)
        VALUES (@Caller, @Route, @KeyText, @RequestHash, @Status, @Location, @Body, @BodyOwner, @CreatedAt)
        """
    );

    /// <summary>Whether an error is an outage of the database instead of an equal request that has committed first.</summary>
    public bool IsOutage(Exception error) => database.DescribeOutage(error) is not null;

    public Task<StoredResponse?> FindAsync(
        IdempotencyKey key,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                var row = await s.SingleOrDefaultAsync<ResponseRow>(
                    Get,
                    new
                    {
                        key.Caller,
                        key.Route,
                        key.KeyText,
                        Since = clock.GetUtcNow() - Retention,
                    }
                );
                return
                    row is not null
                    && await ValueParts.ReadAsync(s, row.BodyOwner ?? "", BodyName, row.Body)
                        is { } body
                    ? new StoredResponse(row.RequestHash, row.Status, row.Location, body)
                    : null;
            },
            cancellationToken
        );

    /// <summary>Inserts the response; the primary key admits only one of two equal concurrent requests.</summary>
    public async Task InsertAsync(DbSession session, IdempotencyKey key, StoredResponse answer)
    {
        var now = clock.GetUtcNow();
        await session.ExecuteAsync(DeleteOldBodies, new { Since = now - Retention });
        await session.ExecuteAsync(DeleteOld, new { Since = now - Retention });
        var owner = Guid.CreateVersion7(now).ToString();
        var body = await ValueParts.SaveAsync(session, owner, BodyName, answer.Body);
        await session.ExecuteAsync(
            Insert,
            new
            {
                key.Caller,
                key.Route,
                key.KeyText,
                key.RequestHash,
                answer.Status,
                answer.Location,
                Body = body,
                BodyOwner = body.Length == 0 ? owner : null,
                CreatedAt = now,
            }
        );
    }

    private sealed record ResponseRow(
        string RequestHash,
        int Status,
        string? Location,
        string Body,
        string? BodyOwner
    );
}
