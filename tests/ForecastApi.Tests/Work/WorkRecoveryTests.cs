using ForecastApi.Work;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.States;
using Hangfire.Storage.SQLite;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForecastApi.Tests.Work;

/// <summary>Open work that Hangfire has lost is enqueued again; work that it has is not.</summary>
public sealed class WorkRecoveryTests : IDisposable
{
    private readonly string _folder = Directory
        .CreateTempSubdirectory("forecastapi-work-")
        .FullName;
    private readonly List<IDisposable> _storages = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var storage in _storages)
            storage.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Work_When_hangfire_knows_it_Then_it_is_not_enqueued_again(bool inFile)
    {
        var storage = Storage(inFile);
        var queue = Queue(storage);
        queue.Enqueue(Item("known"));
        queue.Enqueue(Item("later"));
        Assert.Equal(
            [Item("lost")],
            await RecoverAsync(queue, Item("known"), Item("lost"), Item("later"))
        );
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Work_When_the_server_that_ran_it_has_stopped_Then_it_is_enqueued_again(
        bool inFile
    )
    {
        var storage = Storage(inFile);
        var queue = Queue(storage);
        var jobs = new BackgroundJobClient(storage);
        using (var connection = storage.GetConnection())
            connection.AnnounceServer("alive", new() { Queues = ["plans"], WorkerCount = 1 });
        foreach (var server in (string[])["alive", "killed"])
        {
            var id = jobs.Enqueue<WorkJob>(
                WorkQueues.Plans,
                job => job.RunAsync(WorkKind.Plan, server, false, CancellationToken.None)
            );
            using var connection = storage.GetConnection();
            using var fetched = connection.FetchNextJob([WorkQueues.Plans], Ct);
            Assert.Equal(id, fetched.JobId);
            Assert.True(jobs.ChangeState(id, Processing(server)));
            fetched.RemoveFromQueue();
        }
        Assert.Equal([Item("killed")], await RecoverAsync(queue, Item("alive"), Item("killed")));
        // The job of the stopped server is deleted, so it does not run a second time
        Assert.Single(storage.GetMonitoringApi().ProcessingJobs(0, 10));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Work_When_cancelled_while_it_runs_Then_its_job_is_deleted(bool inFile)
    {
        var storage = Storage(inFile);
        var jobs = new BackgroundJobClient(storage);
        var id = jobs.Enqueue<WorkJob>(
            WorkQueues.Plans,
            job => job.RunAsync(WorkKind.Plan, "p", false, CancellationToken.None)
        );
        Assert.True(jobs.ChangeState(id, Processing("alive")));
        Queue(storage).Cancel(Item("p"));
        Assert.Empty(storage.GetMonitoringApi().ProcessingJobs(0, 10));
    }

    private static WorkItem Item(string key) => new(WorkKind.Plan, key);

    /// <summary>Its constructor is Hangfire's own.</summary>
    private static ProcessingState Processing(string server) =>
        (ProcessingState)
            Activator.CreateInstance(
                typeof(ProcessingState),
                System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance,
                null,
                [server, "worker"],
                null
            )!;

    private static Task<IReadOnlyList<WorkItem>> RecoverAsync(
        WorkQueue queue,
        params WorkItem[] open
    ) =>
        new WorkRecovery(
            new(() => [new Open(open)]),
            queue,
            NullLogger<WorkRecovery>.Instance
        ).RunAsync(new(WorkKind.Recovery), Ct);

    private static WorkQueue Queue(JobStorage storage) =>
        new(new BackgroundJobClient(storage), storage, NullLogger<WorkQueue>.Instance);

    private JobStorage Storage(bool inFile)
    {
        JobStorage storage = inFile
            ? new SQLiteStorage(Path.Combine(_folder, "jobs.db"))
            : new InMemoryStorage();
        _storages.Add((IDisposable)storage);
        return storage;
    }

    private sealed class Open(IReadOnlyList<WorkItem> items) : IWorkHandler
    {
        public WorkKind Kind => WorkKind.Plan;

        public Task<IReadOnlyList<WorkItem>> RunAsync(
            WorkItem item,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException("Nothing runs here.");

        public Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken) =>
            Task.FromResult(items);
    }
}
