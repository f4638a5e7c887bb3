using System.Globalization;
using ForecastApi.Data;
using ForecastApi.Work;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>Leases in our own database, taken and renewed by one conditional UPDATE.</summary>
public sealed class LeaseStore(
    Database database,
    TimeProvider clock,
    IOptions<ForecastOptions> options
)
{
    private static readonly SqlText Take = new(
        """
        UPDATE Leases SET Owner = @Owner, Token = Token + 1, ExpiresAt = @Until,
            LostClaims = CASE WHEN Owner = '' THEN 0 WHEN ExpiresAt < @Now THEN LostClaims + 1 ELSE LostClaims END
        WHERE Name = 'forecastRun' AND (Owner = '' OR ExpiresAt NOT BETWEEN @Now AND @Latest)
        """
    );

    private static readonly SqlText Taken = new(
        "SELECT Owner, Token, LostClaims FROM Leases WHERE Name = 'forecastRun' AND Owner = @Owner"
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
        """
        SELECT COUNT(*) FROM Leases
        WHERE Name = 'forecastRun' AND (Owner = '' OR ExpiresAt NOT BETWEEN @Now AND @Latest)
        """
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
        var looked = clock.GetUtcNow();
        return database.WriteAsync(
            async s =>
            {
                var term = Claims.Term(looked, clock.GetUtcNow(), Duration);
                var taken = await s.ExecuteAsync(
                    Take,
                    new
                    {
                        Owner = owner,
                        term.Now,
                        term.Until,
                        term.Latest,
                    }
                );
                return taken == 1
                    ? await s.SingleOrDefaultAsync<Lease>(Taken, new { Owner = owner })
                    : null;
            },
            cancellationToken
        );
    }

    public Task<bool> IsFreeAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
            {
                var now = clock.GetUtcNow();
                return await s.ScalarAsync<int>(
                        Free,
                        new { Now = now, Latest = Claims.Latest(now, Duration) }
                    ) > 0;
            },
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
