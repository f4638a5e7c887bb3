using System.Runtime.InteropServices;

namespace ForecastApi.Hosting;

/// <summary>
/// Cancels its token when the process is asked to stop. It handles SIGTERM itself, because the host does so only once
/// it has started.
/// </summary>
public sealed class TerminationSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _signal;
    private readonly CancellationTokenRegistration _stopping;

    public TerminationSignal(IHostApplicationLifetime lifetime)
    {
        _signal = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                _source.Cancel();
                lifetime.StopApplication();
            }
        );
        _stopping = lifetime.ApplicationStopping.Register(_source.Cancel);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _signal.Dispose();
        _stopping.Dispose();
        _source.Dispose();
    }
}
