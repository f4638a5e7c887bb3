namespace ForecastApi.Work;

/// <summary>
/// Where a process works on what it has claimed: many pieces at once, or a single one that is suspected of ending its
/// processes, so that it takes no other with it.
/// </summary>
public sealed class WorkFloor : IDisposable
{
    private readonly SemaphoreSlim _door = new(1, 1);
    private readonly Lock _gate = new();
    private int _inside;
    private TaskCompletionSource? _empty;

    /// <summary>Waits while somebody is alone, or waits to be. Leave by disposing of the answer.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _door.WaitAsync(cancellationToken);
        lock (_gate)
            _inside++;
        _door.Release();
        return new Leaving(Leave);
    }

    /// <summary>Waits until nobody else is inside, and keeps the door shut. Leave by disposing of the answer.</summary>
    public async Task<IDisposable> EnterAloneAsync(CancellationToken cancellationToken)
    {
        await _door.WaitAsync(cancellationToken);
        try
        {
            await Empty().WaitAsync(cancellationToken);
        }
        catch
        {
            _door.Release();
            throw;
        }
        return new Leaving(() => _door.Release());
    }

    public void Dispose() => _door.Dispose();

    private Task Empty()
    {
        lock (_gate)
        {
            if (_inside == 0)
                return Task.CompletedTask;
            _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    private void Leave()
    {
        lock (_gate)
            if (--_inside == 0)
                _empty?.TrySetResult();
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
