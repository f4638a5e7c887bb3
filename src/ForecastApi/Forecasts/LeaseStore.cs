using System.Globalization;
using ForecastApi.Data;
using Microsoft.Extensions.Options;

namespace ForecastApi.Forecasts;

/// <summary>Leases in our own database, taken and renewed by one conditional UPDATE.</summary>
public sealed class LeaseStore(
    Database database,
    TimeProvider clock,
    IOptions<ForecastOptions> options
)
{
    private static readonly SqlText Take = new(
        """
        UPDATE Leases SET Owner = @Owner, Token = Token + 1, ExpiresAt = @Until
        WHERE Name = 'forecastRun' AND (Owner = '' OR ExpiresAt < @Now)
        """
    );

    private static readonly SqlText ReadToken = new(
        "SELECT Token FROM Leases WHERE Name = 'forecastRun' AND Owner = @Owner"
    );

    private static readonly SqlText Renew = new(
        """
        UPDATE Leases SET ExpiresAt = @Until
        WHERE Name = 'forecastRun' AND Owner = @Owner AND Token = @Token
        """
    );

    private static readonly SqlText Release = new(
        """
        UPDATE Leases SET Owner = '', ExpiresAt = @Now
        WHERE Name = 'forecastRun' AND Owner = @Owner AND Token = @Token
        """
    );

    private static readonly SqlText Free = new(
        "SELECT COUNT(*) FROM Leases WHERE Name = 'forecastRun' AND (Owner = '' OR ExpiresAt < @Now)"
    );

    public TimeSpan Duration { get; } = TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>The lease, or null while another holds it.</summary>
    public Task<Lease?> TryTakeAsync(CancellationToken cancellationToken)
    {
        // One owner a try, so that two tries of one process are told apart
        var owner = string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}"
        );
        return database.WriteAsync(
            async s =>
            {
                var now = clock.GetUtcNow();
                var taken = await s.ExecuteAsync(
                    Take,
                    new
                    {
                        Owner = owner,
                        Now = now,
                        Until = now + Duration,
                    }
                );
                return taken == 1
                    ? new Lease(owner, await s.ScalarAsync<long>(ReadToken, new { Owner = owner }))
                    : null;
            },
            cancellationToken
        );
    }

    public Task<bool> IsFreeAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s => await s.ScalarAsync<int>(Free, new { Now = clock.GetUtcNow() }) > 0,
            cancellationToken
        );

    /// <summary>False when the lease was lost.</summary>
    public Task<bool> RenewAsync(Lease lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
                await s.ExecuteAsync(
                    Renew,
                    new
                    {
                        lease.Owner,
                        lease.Token,
                        Until = clock.GetUtcNow() + Duration,
                    }
                ) == 1,
            cancellationToken
        );

    public Task<bool> ReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
                await s.ExecuteAsync(
                    Release,
                    new
                    {
                        lease.Owner,
                        lease.Token,
                        Now = clock.GetUtcNow(),
                    }
                ) == 1,
            cancellationToken
        );
}
