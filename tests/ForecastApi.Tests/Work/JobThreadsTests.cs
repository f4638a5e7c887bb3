using ForecastApi.Work;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Work;

public sealed class JobThreadsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Job_When_it_is_cancelled_while_it_waits_Then_it_continues_and_gives_back_what_it_holds()
    {
        await using var api = new ApiFixture();
        var waiting = new WaitingHandler();
        await using var host = api.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
            {
                foreach (
                    var cleanup in services
                        .Where(s => s.ServiceType == typeof(IWorkHandler))
                        .Where(s => s.ImplementationType?.Name == "ImportCleanupHandler")
                        .ToList()
                )
                    services.Remove(cleanup);
                services.AddSingleton<IWorkHandler>(waiting);
            })
        );
        var queue = host.Services.GetRequiredService<WorkQueue>();
        var item = new WorkItem(WorkKind.ImportCleanup);
        queue.Enqueue(item);
        await waiting.Started.WaitAsync(Patience, TestContext.Current.CancellationToken);
        queue.Cancel(item);
        var (cancelled, pooled) = await waiting.Ended.WaitAsync(
            Patience,
            TestContext.Current.CancellationToken
        );
        Assert.True(cancelled);
        Assert.False(pooled);
    }

    /// <summary>Waits until its job is cancelled, and once more, as one that waits for a lock does.</summary>
    private sealed class WaitingHandler : IWorkHandler
    {
        private readonly TaskCompletionSource _started = new();
        private readonly TaskCompletionSource<(bool, bool)> _ended = new();

        public WorkKind Kind => WorkKind.ImportCleanup;

        public Task Started => _started.Task;

        public Task<(bool Cancelled, bool Pooled)> Ended => _ended.Task;

        public async Task<IReadOnlyList<WorkItem>> RunAsync(
            WorkItem item,
            CancellationToken cancellationToken
        )
        {
            _started.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), CancellationToken.None);
            }
            _ended.TrySetResult(
                (cancellationToken.IsCancellationRequested, Thread.CurrentThread.IsThreadPoolThread)
            );
            return [];
        }
    }
}
