using ForecastApi.Work.Computing;

namespace ForecastApi.Plans;

/// <summary>
/// Computes plans below the priority of requests, on threads of their own, and ends the computations when the service
/// stops.
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
        using var threads = new ComputeThreads("plan", 1);
        return await threads.RunAsync(() => compute(token), token);
    }
}
