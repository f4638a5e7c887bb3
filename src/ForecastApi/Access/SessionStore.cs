using System.Security.Cryptography;
using System.Text;
using ForecastApi.Data;
using Microsoft.Extensions.Options;

namespace ForecastApi.Access;

/// <summary>
/// All SQL of sign-ins. The cookie holds a secret and the database its hash, so that a reader of the database cannot make
/// a cookie, and a cookie ends with its session.
/// </summary>
public sealed class SessionStore(
    Database database,
    IOptions<AccessOptions> options,
    TimeProvider clock
)
{
    private const int SecretBytes = 32;

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Sessions (SessionHash, KeyId, CreatedAt, ExpiresAt)
        VALUES (@SessionHash, @KeyId, @CreatedAt, @ExpiresAt)
        """
    );

    private static readonly SqlText DeleteExpired = new(
        "DELETE FROM Sessions WHERE ExpiresAt <= @Now"
    );

    private static readonly SqlText Delete = new(
        "DELETE FROM Sessions WHERE SessionHash = @SessionHash"
    );

    private static readonly SqlText CountOpen = new(
        """
        SELECT COUNT(*) FROM Sessions s
        JOIN ApiKeys k ON k.KeyId = s.KeyId
        WHERE s.SessionHash = @SessionHash AND s.KeyId = @KeyId AND s.ExpiresAt > @Now
          AND k.RevokedAt IS NULL AND (k.ExpiresAt IS NULL OR k.ExpiresAt > @Now)
        """
    );

    /// <summary>Starts a session and returns its secret.</summary>
    public Task<string> StartAsync(string keyId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
                var now = clock.GetUtcNow();
                await s.ExecuteAsync(DeleteExpired, new { Now = now });
                await s.ExecuteAsync(
                    Insert,
                    new
                    {
                        SessionHash = Hash(secret),
                        KeyId = keyId,
                        CreatedAt = now,
                        ExpiresAt = now.AddHours(options.Value.SignInHours),
                    }
                );
                return secret;
            },
            cancellationToken
        );

    /// <summary>Whether the session has neither ended nor expired, and its key is usable; checked for each request.</summary>
    public async Task<bool> IsOpenAsync(
        string secret,
        string keyId,
        CancellationToken cancellationToken
    ) =>
        await database.ReadAsync(
            s =>
                s.ScalarAsync<int>(
                    CountOpen,
                    new
                    {
                        SessionHash = Hash(secret),
                        KeyId = keyId,
                        Now = clock.GetUtcNow(),
                    }
                ),
            cancellationToken
        ) > 0;

    public Task<int> EndAsync(string secret, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync(Delete, new { SessionHash = Hash(secret) }),
            cancellationToken
        );

    private static string Hash(string secret) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
