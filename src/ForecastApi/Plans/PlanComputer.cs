namespace ForecastApi.Plans;

/// <summary>
/// Computes plans on threads of their own, which leaves the threads of the pool to readers, and ends the computations
/// when the service stops.
/// </summary>
public sealed class PlanComputer(IHostApplicationLifetime lifetime)
{
    /// <exception cref="OperationCanceledException">The caller has cancelled, or the service stops.</exception>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, T> compute,
        CancellationToken cancellationToken
    )
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        var token = stopping.Token;
        return await Task.Factory.StartNew(
            () => compute(token),
            token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }
}
