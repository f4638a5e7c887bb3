using ForecastApi.Data;

namespace ForecastApi.Http;

/// <summary>All SQL of the first answers.</summary>
public sealed class ReceiptStore(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private static readonly SqlText Get = new(
        """
        SELECT RequestHash, Status, Location, Body FROM IdempotencyKeys
        WHERE Caller = @Caller AND Route = @Route AND KeyText = @KeyText AND CreatedAt >= @Since
        """
    );

    private static readonly SqlText DeleteOld = new(
        "DELETE FROM IdempotencyKeys WHERE CreatedAt < @Since"
    );

    private static readonly SqlText Insert = new(
        """
        INSERT INTO IdempotencyKeys (Caller, Route, KeyText, RequestHash, Status, Location, Body, CreatedAt)
        VALUES (@Caller, @Route, @KeyText, @RequestHash, @Status, @Location, @Body, @CreatedAt)
        """
    );

    public Task<StoredAnswer?> FindAsync(ReceiptKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s =>
                s.SingleOrDefaultAsync<StoredAnswer>(
                    Get,
                    new
                    {
                        key.Caller,
                        key.Route,
                        key.KeyText,
                        Since = clock.GetUtcNow() - Kept,
                    }
                ),
            cancellationToken
        );

    /// <summary>The primary key lets one of two equal requests through.</summary>
    public async Task InsertAsync(DbSession session, ReceiptKey key, StoredAnswer answer)
    {
        var now = clock.GetUtcNow();
        await session.ExecuteAsync(DeleteOld, new { Since = now - Kept });
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
                answer.Body,
                CreatedAt = now,
            }
        );
    }
}
