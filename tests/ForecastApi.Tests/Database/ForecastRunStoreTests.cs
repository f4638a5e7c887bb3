using ForecastApi.Alerts;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.Http;
using ForecastApi.Work;

namespace ForecastApi.Tests;

/// <summary>Runs and their batches: each step is done once, and readers see a run all at once.</summary>
public sealed class ForecastRunStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Runs_When_two_processes_start_them_at_once_Then_one_runs(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var first = await host.QueueRunAsync();
        var second = await host.Get<ForecastRunStore>()
            .CreateAsync(RunTrigger.Api, new(first.AsOf, null), 2, IdempotencyRecord.None, Ct);
        var number = await host.ScalarAsync<int>(
            $"SELECT RunNumber FROM ForecastRuns WHERE RunId = '{second.Id}'"
        );
        Assert.NotNull(await host.Get<RunStateStore>().StartAsync(first, Ct));
        var other = first with { RunNumber = number, RunId = second.Id };
        Assert.Null(await host.Get<RunStateStore>().StartAsync(other, Ct));
        // The index holds whatever a statement reads
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            host.ScalarAsync<int>(
                $"UPDATE ForecastRuns SET Status = 'running' WHERE RunNumber = {number}; SELECT 1"
            )
        );
    }

    [Theory, EachDatabase]
    public async Task Batch_When_two_processes_forecast_it_at_once_Then_it_is_saved_once(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        await using var second = host.Second();
        var results = await host.ResultsAsync(run, 1);
        var saved = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => i % 2 == 0 ? host : second)
                .Select(h => Task.Run(() => h.Get<BatchStore>().SaveAsync(run, 1, results, Ct), Ct))
        );
        Assert.Single(saved, s => s);
        var open = await host.Get<BatchStore>().FindOpenAsync(run, Ct);
        Assert.Equal([0, 2], open.Select(b => b.Number));
    }

    [Theory, EachDatabase]
    public async Task Run_When_it_succeeds_Then_readers_see_it_all_at_once(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var runs = host.Get<ForecastRunStore>();
        var states = host.Get<RunStateStore>();
        var batches = host.Get<BatchStore>();
        var before = await runs.PublishedAsync(null, Ct);
        var run = await host.QueueRunAsync();
        Assert.Equal(RunStatus.Queued, (await runs.GetAsync(run.RunId, Ct)).Status);
        Assert.Equal(1, await states.StartAsync(run, Ct));
        for (var batch = 0; batch < 3; batch++)
        {
            Assert.False(await states.PublishAsync(run, Ct));
            Assert.Equal(before, await runs.PublishedAsync(null, Ct));
            var results = await host.ResultsAsync(run, batch, "RUN-Z");
            Assert.True(await batches.SaveAsync(run, batch, results, Ct));
            Assert.False(await batches.SaveAsync(run, batch, results, Ct));
        }
        Assert.Empty(await batches.FindOpenAsync(run, Ct));
        var hidden = await Assert.ThrowsAsync<ProblemException>(() =>
            runs.PublishedAsync(run.RunId, Ct)
        );
        Assert.Equal((409, "runNotSucceeded"), (hidden.Status, hidden.Code));
        Assert.True(await states.PublishAsync(run, Ct));
        Assert.False(await states.PublishAsync(run, Ct));
        Assert.Equal(run with { IsLatest = true }, await runs.PublishedAsync(null, Ct));
        var info = await runs.GetAsync(run.RunId, Ct);
        Assert.Equal(RunStatus.Succeeded, info.Status);
        Assert.Equal(new RunProgress(6, 6, 1), info.Progress);
        Assert.Equal(6, info.Models["seasonalNaive"]);
        Assert.Equal(new RunFailure("RUN-Z", "the history is too short."), info.Failures.Single());
        Assert.Equal(host.Clock.GetUtcNow(), info.FinishedAt);
        Assert.Null(await states.StartAsync(run, Ct));
    }

    [Theory, EachDatabase]
    public async Task Run_When_its_process_dies_after_the_publication_Then_another_does_the_follow_up(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        await host.SaveBatchesAsync(run);
        Assert.True(await host.Get<RunStateStore>().PublishAsync(run, Ct));
        Assert.Equal(run, await host.Get<FollowUpStore>().FindOpenAsync(Ct));

        await using var other = host.Second();
        var open = await other.Handler(WorkKind.RunPublished).FindOpenAsync(Ct);
        await other.RunAsync([.. open]);

        Assert.Null(await host.Get<FollowUpStore>().FindOpenAsync(Ct));
        Assert.True(await host.Get<AlertStore>().IsReviewedAsync(run, Ct));
    }

    [Theory, EachDatabase]
    public async Task Run_When_its_process_dies_before_the_publication_Then_another_publishes_it(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        Assert.Equal(3, await host.SaveBatchesAsync(run));

        await using var other = host.Second();
        var open = await other.Handler(WorkKind.ForecastRun).FindOpenAsync(Ct);
        Assert.Equal([RunHandler.ToItem(run.RunId)], open);
        await other.RunAsync([.. open]);

        var info = await host.Get<ForecastRunStore>().GetAsync(run.RunId, Ct);
        Assert.Equal(RunStatus.Succeeded, info.Status);
        Assert.Equal(new RunProgress(6, 6, 0), info.Progress);
    }

    [Theory, EachDatabase]
    public async Task Run_When_cancelled_Then_nothing_more_is_saved_or_published(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var runs = host.Get<ForecastRunStore>();
        var before = await runs.PublishedAsync(null, Ct);
        var run = await host.StartRunAsync();
        Assert.Equal(RunStatus.Cancelled, (await runs.CancelAsync(run.RunId, Ct)).Status);
        Assert.Equal(RunStatus.Cancelled, (await runs.CancelAsync(run.RunId, Ct)).Status);
        Assert.False(
            await host.Get<BatchStore>().SaveAsync(run, 0, await host.ResultsAsync(run, 0), Ct)
        );
        Assert.False(await host.Get<BatchStore>().StartAsync(run, new(1, 0), Ct));
        Assert.False(await host.Get<RunStateStore>().PublishAsync(run, Ct));
        Assert.Null(await host.Get<RunStateStore>().NextAsync(Ct));
        Assert.Equal(before, await runs.PublishedAsync(null, Ct));
        var missing = await Assert.ThrowsAsync<ProblemException>(() =>
            runs.CancelAsync("none", Ct)
        );
        Assert.Equal(404, missing.Status);
    }

    [Theory, EachDatabase]
    public async Task Run_When_it_has_ended_Then_it_cannot_be_cancelled(DatabaseProvider provider)
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        var states = host.Get<RunStateStore>();
        Assert.True(await states.FailAsync(run, new string('ß', 2000), Ct));
        var info = await host.Get<ForecastRunStore>().GetAsync(run.RunId, Ct);
        Assert.Equal((RunStatus.Failed, new string('ß', 1000)), (info.Status, info.FailureReason));
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            host.Get<ForecastRunStore>().CancelAsync(run.RunId, Ct)
        );
        Assert.Equal((409, "runEnded"), (refused.Status, refused.Code));
    }

    [Theory, EachDatabase]
    public async Task Runs_When_listed_Then_the_newest_come_first_and_the_oldest_waiting_is_next(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var runs = host.Get<ForecastRunStore>();
        Assert.Null(await runs.FirstMonthAsync(Ct));
        Assert.Null(await runs.PublishedAsync(null, Ct));
        var made = new List<string>();
        foreach (var trigger in Enum.GetValues<RunTrigger>())
            made.Insert(
                0,
                (
                    await runs.CreateAsync(
                        trigger,
                        new(new Month(2025, 12), null),
                        36,
                        IdempotencyRecord.None,
                        Ct
                    )
                ).Id
            );
        var first = await runs.ListAsync(new PageRequest(2, null).Validated("runs"), Ct);
        var second = await runs.ListAsync(
            new PageRequest(2, first.NextCursor).Validated("runs"),
            Ct
        );
        Assert.Equal(made, first.Items.Concat(second.Items).Select(r => r.Id));
        Assert.Equal(
            [RunTrigger.Demo, RunTrigger.Api, RunTrigger.Schedule],
            first.Items.Concat(second.Items).Select(r => r.Trigger)
        );
        Assert.Equal(made[^1], (await host.Get<RunStateStore>().NextAsync(Ct))!.RunId);
    }
}
