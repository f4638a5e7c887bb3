using ForecastApi.Work.Computing;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>The threads that train and fit for runs, as many as batches are forecast at once.</summary>
public sealed class RunThreads(IOptions<ForecastOptions> options) : IDisposable
{
    private readonly ComputeThreads _threads = new("run", options.Value.ActualWorkers);

    /// <inheritdoc cref="ComputeThreads.RunAsync"/>
    public Task<T> RunAsync<T>(Func<T> compute, CancellationToken cancellationToken) =>
        _threads.RunAsync(compute, cancellationToken);

    public void Dispose() => _threads.Dispose();
}
