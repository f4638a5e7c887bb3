namespace ForecastApi.Work;

/// <summary>
/// How background work is looked for: at once when it is asked for, else every so often; what is suspected of ending its
/// processes alone; and less often while the database refuses it.
/// </summary>
/// <param name="floor">Where the process works.</param>
/// <param name="interval">How often it is looked for unasked.</param>
/// <param name="clock">The clock.</param>
public sealed class WorkLoop(WorkFloor floor, TimeSpan interval, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _asked = new(0);
    private readonly Backoff _backoff = new(clock);

    /// <summary>What could not be handed back.</summary>
    public HandBacks Owed { get; } = new();

    /// <summary>Has it look at once.</summary>
    public void Wake() => _asked.Release();

    /// <summary>Works until it is to stop; may run several times at once.</summary>
    /// <param name="workAsync">Works on what was not lost more often than it is told; false when there is nothing.</param>
    /// <param name="isSuspectWaitingAsync">Whether something waits that was lost more often than the unsuspected.</param>
    /// <param name="cannotWork">Is told for how long nothing is looked for, and why.</param>
    /// <param name="stoppingToken">Ends it.</param>
    public async Task RunAsync(
        Func<int, CancellationToken, Task<bool>> workAsync,
        Func<CancellationToken, Task<bool>> isSuspectWaitingAsync,
        Action<TimeSpan, Exception> cannotWork,
        CancellationToken stoppingToken
    )
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await Owed.SettleAsync();
                if (await WorkOnNextAsync(workAsync, isSuspectWaitingAsync, stoppingToken))
                    _backoff.Succeeded();
                else
                    await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                var pause = _backoff.Failed();
                cannotWork(pause, error);
                await Task.Delay(pause, clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    public void Dispose() => _asked.Dispose();

    private async Task<bool> WorkOnNextAsync(
        Func<int, CancellationToken, Task<bool>> workAsync,
        Func<CancellationToken, Task<bool>> isSuspectWaitingAsync,
        CancellationToken stoppingToken
    )
    {
        using (await floor.EnterAsync(stoppingToken))
            if (await workAsync(Claims.Unsuspected, stoppingToken))
                return true;
        if (!await isSuspectWaitingAsync(stoppingToken))
            return false;
        using (await floor.EnterAloneAsync(stoppingToken))
            return await workAsync(Claims.Suspected, stoppingToken);
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var look = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(_asked.WaitAsync(look.Token), Task.Delay(interval, clock, look.Token));
        await look.CancelAsync();
    }
}
