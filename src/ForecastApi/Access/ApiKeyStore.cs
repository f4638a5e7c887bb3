using System.Security.Cryptography;
using System.Text;
using ForecastApi.Data;
using ForecastApi.Http;

namespace ForecastApi.Access;

/// <summary>All SQL of API keys.</summary>
public sealed class ApiKeyStore(Database database, AuditLog audit, TimeProvider clock)
{
    private static readonly SqlText Insert = new(
        """
        INSERT INTO ApiKeys (KeyId, Name, Roles, Hash, CreatedAt, CreatedBy, ExpiresAt)
        VALUES (@KeyId, @Name, @Roles, @Hash, @CreatedAt, @CreatedBy, @ExpiresAt)
        """
    );

    private static readonly SqlText Get = new(
        """
        SELECT KeyId, Name, Roles, Hash, CreatedAt, CreatedBy, ExpiresAt, RevokedAt, LastUsedAt
        FROM ApiKeys WHERE KeyId = @KeyId
        """
    );

    private static readonly SqlText List = new(
        """
        SELECT KeyId, Name, Roles, Hash, CreatedAt, CreatedBy, ExpiresAt, RevokedAt, LastUsedAt
        FROM ApiKeys WHERE KeyId > @After ORDER BY KeyId
        {limit}
        """
    );

    private static readonly SqlText Revoke = new(
        "UPDATE ApiKeys SET RevokedAt = @Now WHERE KeyId = @KeyId AND RevokedAt IS NULL"
    );

    private static readonly SqlText Touch = new(
        "UPDATE ApiKeys SET LastUsedAt = @UsedAt WHERE KeyId = @KeyId"
    );

    private static readonly SqlText CountNamed = new(
        "SELECT COUNT(*) FROM ApiKeys WHERE Name = @Name"
    );

    private static readonly SqlText CountUsable = new(
        "SELECT COUNT(*) FROM ApiKeys WHERE RevokedAt IS NULL AND (ExpiresAt IS NULL OR ExpiresAt > @Now)"
    );

    /// <summary>Returns the key with this text; null if it does not exist, has expired or is revoked.</summary>
    public async Task<ApiKey?> FindAsync(ApiKeyText text, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            s => s.SingleOrDefaultAsync<KeyRow>(Get, new { KeyId = text.Id }),
            cancellationToken
        );
        return
            row is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(row.Hash),
                Encoding.ASCII.GetBytes(text.Hash)
            )
            && row.ToKey() is var key
            && key.IsUsable(clock.GetUtcNow())
            ? key
            : null;
    }

    public async Task<bool> AnyUsableAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            s => s.ScalarAsync<int>(CountUsable, new { Now = clock.GetUtcNow() }),
            cancellationToken
        ) > 0;

    /// <exception cref="ProblemException">409: another key has the name.</exception>
    public Task<NewApiKey> CreateAsync(
        ApiKeyRequest request,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                if (await s.ScalarAsync<int>(CountNamed, new { request.Name }) > 0)
                    throw new ProblemException(
                        StatusCodes.Status409Conflict,
                        ProblemCodes.KeyNameTaken,
                        $"There is, or was, a key with the name '{request.Name}'. Choose another name, so that the audit log distinguishes the keys."
                    );
                var text = ApiKeyText.Create();
                await s.ExecuteAsync(
                    Insert,
                    new
                    {
                        KeyId = text.Id,
                        request.Name,
                        Roles = string.Join(
                            ',',
                            request.Roles.Distinct().Order().Select(Roles.NameOf)
                        ),
                        text.Hash,
                        CreatedAt = clock.GetUtcNow(),
                        CreatedBy = audit.Actor.Name,
                        request.ExpiresAt,
                    }
                );
                var row = await s.SingleOrDefaultAsync<KeyRow>(Get, new { KeyId = text.Id });
                var stored = row!.ToKey();
                await audit.RecordAsync(s, "createApiKey", text.Id, null, stored);
                var created = new NewApiKey(text.ToString(), stored);
                await receipt.SaveAsync(
                    s,
                    StatusCodes.Status201Created,
                    ApiKeyEndpoints.PathOf(stored),
                    created
                );
                return created;
            },
            cancellationToken
        );

    public async Task<Page<ApiKey>> ListAsync(
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        Page<ApiKey>.From(
            [
                .. (
                    await database.ReadAsync(
                        s =>
                            s.QueryAsync<KeyRow>(List, new { After = page.After ?? "", page.Take }),
                        cancellationToken
                    )
                ).Select(r => r.ToKey()),
            ],
            page,
            k => k.Id
        );

    /// <summary>Revokes a key; revoking it again changes nothing.</summary>
    public Task<ApiKey> RevokeAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                var before =
                    await s.SingleOrDefaultAsync<KeyRow>(Get, new { KeyId = id })
                    ?? throw ProblemException.NotFound("API key", id);
                await s.ExecuteAsync(Revoke, new { KeyId = id, Now = clock.GetUtcNow() });
                var row = await s.SingleOrDefaultAsync<KeyRow>(Get, new { KeyId = id });
                var key = row!.ToKey();
                await audit.RecordAsync(s, "revokeApiKey", id, before.ToKey(), key);
                return key;
            },
            cancellationToken
        );

    /// <summary>Stores when keys were last used.</summary>
    public Task<bool> TouchAsync(
        IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> used,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                foreach (var (id, at) in used)
                    await s.ExecuteAsync(Touch, new { KeyId = id, UsedAt = at });
                return true;
            },
            cancellationToken
        );

    private sealed record KeyRow(
        string KeyId,
        string Name,
        string Roles,
        string Hash,
        DateTimeOffset CreatedAt,
        string CreatedBy,
        DateTimeOffset? ExpiresAt,
        DateTimeOffset? RevokedAt,
        DateTimeOffset? LastUsedAt
    )
    {
        public ApiKey ToKey() =>
            new(
                KeyId,
                Name,
                [.. Roles.Split(',').Select(r => Enum.Parse<Role>(r, ignoreCase: true))],
                CreatedAt,
                CreatedBy,
                ExpiresAt,
                RevokedAt,
                LastUsedAt
            );
    }
}
