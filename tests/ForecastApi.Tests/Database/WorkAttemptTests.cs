using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.Http;
using ForecastApi.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForecastApi.Tests;

/// <summary>Work whose process crashes is tried again, but not without limit.</summary>
public sealed class WorkAttemptTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Batch_When_it_has_crashed_each_process_Then_its_products_get_the_fallback(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        for (var crash = 0; crash < 5; crash++)
            await CrashAsync(host, run, 0, 1, 2);

        await host.RunAsync(RunHandler.ToItem(run.RunId));

        var info = await host.Get<ForecastRunStore>().GetAsync(run.RunId, Ct);
        Assert.Equal((RunStatus.Succeeded, null), (info.Status, info.FailureReason));
        Assert.Equal(new RunProgress(6, 6, 6), info.Progress);
        Assert.All(
            info.Failures,
            f => Assert.Contains("after 5 worker crashes", f.Reason, StringComparison.Ordinal)
        );
        var forecast = await host.ScalarAsync<decimal>(
            $"SELECT MIN(Quantity) FROM Forecasts WHERE RunNumber = {run.RunNumber}"
        );
        Assert.True(forecast > 0);
    }

    [Theory, EachDatabase]
    public async Task Batch_When_it_has_crashed_two_processes_Then_it_runs_isolated(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        await host.Get<RunModelStore>().SaveAsync(run, [1], Ct);
        await CrashAsync(host, run, 0, 1);
        await CrashAsync(host, run, 0);

        var open = await host.Handler(WorkKind.ForecastBatch).FindOpenAsync(Ct);

        // The others first: none of them can be in flight with it a third time
        Assert.Equal([false, false, true], open.Select(o => o.Isolated));
        Assert.Equal($"{run.RunNumber}/0", open[^1].Key);
        Assert.Equal(WorkQueues.Isolated, WorkQueues.Select(open[^1]));
        var moved = await host.Handler(WorkKind.ForecastBatch)
            .RunAsync(open[^1] with { Isolated = false }, Ct);
        Assert.Equal(open[^1] with { EnqueuedBy = null }, Assert.Single(moved));
    }

    [Theory, EachDatabase]
    public async Task Batch_When_its_run_was_renewed_for_another_month_Then_it_does_not_start(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        Assert.False(
            await host.Get<BatchStore>()
                .StartAsync(run with { AsOf = run.AsOf.AddMonths(-1) }, new(0, 0), Ct)
        );
    }

    [Theory, EachDatabase]
    public async Task Batch_When_it_was_cancelled_Then_no_crash_is_counted(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        var batches = host.Get<BatchStore>();
        for (var i = 0; i < 3; i++)
        {
            var open = (await batches.FindOpenAsync(run, Ct))[0];
            Assert.Equal(new OpenBatch(0, 0), open);
            Assert.True(await batches.StartAsync(run, open, Ct));
            await batches.RevertAttemptAsync(run, 0, Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task Run_When_it_has_crashed_each_process_Then_it_fails_and_the_next_run_works(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.QueueRunAsync();
        for (var crash = 0; crash < 50; crash++)
            await host.Get<RunStateStore>().StartAsync(run, Ct);
        var second = await host.Get<ForecastRunStore>()
            .CreateAsync(RunTrigger.Api, new(run.AsOf, null), 2, IdempotencyRecord.None, Ct);

        await host.RunAsync(RunHandler.ToItem(run.RunId));

        var runs = host.Get<ForecastRunStore>();
        var info = await runs.GetAsync(run.RunId, Ct);
        Assert.Equal(RunStatus.Failed, info.Status);
        Assert.Contains("worker crashes", info.FailureReason, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Succeeded, (await runs.GetAsync(second.Id, Ct)).Status);
    }

    [Theory, EachDatabase]
    public async Task Run_When_the_database_refuses_it_each_time_while_it_answers_Then_it_fails(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.QueueRunAsync();
        var publication = host.Get<RunPublication>();
        for (var error = 0; error < 20; error++)
            await Assert.ThrowsAsync<TimeoutException>(() =>
                publication.FailAsync(run, new TimeoutException(), Ct)
            );
        await publication.FailAsync(run, new TimeoutException(), Ct);
        var info = await host.Get<ForecastRunStore>().GetAsync(run.RunId, Ct);
        Assert.Equal(RunStatus.Failed, info.Status);
        Assert.Null(await host.Get<RunStateStore>().NextAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Follow_up_When_the_database_always_refuses_a_step_Then_the_others_run_and_it_ends(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        await host.SaveBatchesAsync(run);
        Assert.True(await host.Get<RunStateStore>().PublishAsync(run, Ct));
        var done = 0;
        var followUps = host.Get<FollowUpStore>();
        var handler = new RunPublishedHandler(
            followUps,
            host.Get<RunStateStore>(),
            [new Step(() => throw new TimeoutException()), new Step(() => done++)],
            NullLogger<RunPublishedHandler>.Instance
        );
        var item = RunPublishedHandler.ToItem(run.RunId);
        for (var tries = 0; tries < 20; tries++)
            await Assert.ThrowsAsync<TimeoutException>(() => handler.RunAsync(item, Ct));
        Assert.Equal(run, await followUps.FindOpenAsync(Ct));
        await handler.RunAsync(item, Ct);
        Assert.Equal(21, done);
        Assert.Null(await followUps.FindOpenAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Runs_When_each_ends_after_crashes_Then_the_next_one_starts_without_them(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        for (var died = 0; died < 14; died++)
        {
            var run = await host.QueueRunAsync();
            Assert.Equal(1, await host.Get<RunStateStore>().StartAsync(run, Ct));
            Assert.Equal(2, await host.Get<RunStateStore>().StartAsync(run, Ct));
            await host.SaveBatchesAsync(run);
            Assert.True(await host.Get<RunStateStore>().PublishAsync(run, Ct));
        }
    }

    /// <summary>As a process leaves batches that it was forecasting when it was killed.</summary>
    private static async Task CrashAsync(StoreHost host, RunKey run, params int[] numbers)
    {
        foreach (var number in numbers)
            Assert.True(await host.Get<BatchStore>().StartAsync(run, new(number, 0), Ct));
    }

    private sealed class Step(Action run) : IRunPublishedHandler
    {
        public Task HandleAsync(RunKey key, CancellationToken cancellationToken)
        {
            run();
            return Task.CompletedTask;
        }
    }
}
