using ForecastApi.Alerts;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Work;

namespace ForecastApi.Tests;

/// <summary>Leases, runs and their batches: who may work, what is done once, when readers see it.</summary>
public sealed class ForecastRunStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Lease_When_many_ask_at_once_Then_one_gets_it(DatabaseProvider provider)
    {
        var host = await fixture.OnAsync(provider);
        await using var second = host.Second();
        second.Clock.SetUtcNow(host.Clock.GetUtcNow().AddDays(1));
        host.Clock.SetUtcNow(second.Clock.GetUtcNow());
        var asked = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i => i % 2 == 0 ? host : second)
                .Select(h => Task.Run(() => h.Get<LeaseStore>().TryTakeAsync(Ct), Ct))
        );
        Assert.Single(asked, lease => lease is not null);
        Assert.False(await host.Get<LeaseStore>().IsFreeAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Lease_When_it_has_expired_Then_the_next_holder_has_a_larger_token_and_the_old_one_nothing(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var leases = host.Get<LeaseStore>();
        host.LetLeaseExpire();
        var first = await host.TakeLeaseAsync();
        host.Clock.Advance(leases.Duration - TimeSpan.FromSeconds(1));
        Assert.True(await leases.RenewAsync(first, Ct));
        host.Clock.Advance(leases.Duration);
        Assert.Null(await leases.TryTakeAsync(Ct));
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = await host.TakeLeaseAsync();
        Assert.True(second.Token > first.Token);
        Assert.False(await leases.RenewAsync(first, Ct));
        Assert.False(await leases.ReleaseAsync(first, Ct));
        Assert.False(await leases.IsFreeAsync(Ct));
        Assert.True(await leases.ReleaseAsync(second, Ct));
        Assert.True(await leases.IsFreeAsync(Ct));
        var third = await host.TakeLeaseAsync();
        Assert.True(third.Token > second.Token);
    }

    [Theory, EachDatabase]
    public async Task Batches_When_claimed_by_many_at_once_Then_each_goes_to_one(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.QueueRunAsync();
        var lease = await host.TakeLeaseAsync();
        Assert.True(await host.Get<ForecastWorkStore>().StartAsync(run, lease, Ct));
        await using var second = host.Second();
        second.Clock.SetUtcNow(host.Clock.GetUtcNow());
        var claimed = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => i % 2 == 0 ? host : second)
                .Select(h =>
                    Task.Run(
                        () =>
                            h.Get<BatchClaimStore>()
                                .ClaimAsync(BatchClaim.On(run), Claims.Suspected, Ct),
                        Ct
                    )
                )
        );
        Assert.Equal([0, 1, 2], claimed.OfType<ClaimedBatch>().Select(b => b.Number).Order());
        var products = new List<string>();
        foreach (var batch in (int[])[0, 1, 2])
            products.AddRange(
                (await host.Get<ForecastBatchStore>().ProductsAsync(run, batch, Ct)).Select(p =>
                    p.Sku
                )
            );
        Assert.Equal(6, products.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Run_When_it_succeeds_Then_readers_see_it_all_at_once(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var runs = host.Get<ForecastRunStore>();
        var work = host.Get<ForecastWorkStore>();
        var batches = host.Get<ForecastBatchStore>();
        var before = await runs.PublishedAsync(null, Ct);
        var run = await host.QueueRunAsync();
        var lease = await host.TakeLeaseAsync();
        Assert.Equal(RunStatus.Queued, (await runs.GetAsync(run.RunId, Ct)).Status);
        Assert.True(await work.StartAsync(run, lease, Ct));
        var claim = BatchClaim.On(run);
        var claims = host.Get<BatchClaimStore>();
        for (var done = 0; done < 3; done++)
        {
            Assert.False(await work.SucceedAsync(run, lease, Ct));
            Assert.Equal(before, await runs.PublishedAsync(null, Ct));
            var batch = (await claims.ClaimAsync(claim, Claims.Suspected, Ct))!.Number;
            var results = await host.ResultsAsync(run, batch, "RUN-Z");
            Assert.True(await batches.SaveAsync(claim, batch, results, Ct));
            Assert.False(await batches.SaveAsync(claim, batch, results, Ct));
        }
        Assert.Null(await claims.ClaimAsync(claim, Claims.Suspected, Ct));
        var hidden = await Assert.ThrowsAsync<ProblemException>(() =>
            runs.PublishedAsync(run.RunId, Ct)
        );
        Assert.Equal((409, "runNotSucceeded"), (hidden.Status, hidden.Code));
        Assert.True(await work.SucceedAsync(run, lease, Ct));
        Assert.Equal(run with { IsLatest = true }, await runs.PublishedAsync(null, Ct));
        var info = await runs.GetAsync(run.RunId, Ct);
        Assert.Equal(RunStatus.Succeeded, info.Status);
        Assert.Equal(new RunProgress(6, 6, 1), info.Progress);
        Assert.Equal(6, info.Models["seasonalNaive"]);
        Assert.Equal(new RunFailure("RUN-Z", "the history is too short."), info.Failures.Single());
        Assert.Equal(host.Clock.GetUtcNow(), info.FinishedAt);
        Assert.False(await work.StartAsync(run, lease, Ct));
    }

    [Theory, EachDatabase]
    public async Task Run_When_its_leader_was_gone_once_it_was_published_Then_another_does_what_follows(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var work = host.Get<ForecastWorkStore>();
        var run = await host.QueueRunAsync();
        var lease = await host.TakeLeaseAsync();
        await work.StartAsync(run, lease, Ct);
        await host.WorkAsync(run);
        Assert.True(await work.SucceedAsync(run, lease, Ct));
        Assert.Equal(run, await work.UnfollowedAsync(Ct));

        await using var other = host.Second();
        other.Clock.SetUtcNow(host.Clock.GetUtcNow());
        var job = other.Get<ForecastJob>();
        Assert.Null(await job.WantedAsync(Ct));
        host.LetLeaseExpire();
        other.Clock.SetUtcNow(host.Clock.GetUtcNow());
        Assert.Equal(run.RunId, await job.WantedAsync(Ct));
        await job.WorkAsync(run.RunId, Ct);
        Assert.Null(await work.UnfollowedAsync(Ct));
        Assert.True(await host.Get<ExceptionStore>().IsReviewedAsync(run, Ct));
    }

    [Theory, EachDatabase]
    public async Task Run_When_its_holder_dies_Then_another_goes_on_and_the_dead_one_cannot_save(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await using var other = host.Second();
        var work = host.Get<ForecastWorkStore>();
        var batches = host.Get<ForecastBatchStore>();
        var run = await host.QueueRunAsync();
        var dead = await host.TakeLeaseAsync();
        await work.StartAsync(run, dead, Ct);
        var (deadClaim, claim) = (BatchClaim.On(run), BatchClaim.On(run));
        var claims = host.Get<BatchClaimStore>();
        var saved = (await claims.ClaimAsync(deadClaim, Claims.Suspected, Ct))!.Number;
        Assert.True(
            await batches.SaveAsync(deadClaim, saved, await host.ResultsAsync(run, saved), Ct)
        );
        var lost = (await claims.ClaimAsync(deadClaim, Claims.Suspected, Ct))!.Number;
        var late = await host.ResultsAsync(run, lost);

        host.LetLeaseExpire();
        other.Clock.SetUtcNow(host.Clock.GetUtcNow());
        var lease = await other.TakeLeaseAsync();
        Assert.Equal(run, await other.Get<ForecastWorkStore>().NextRunAsync(Ct));
        Assert.True(await other.Get<ForecastWorkStore>().StartAsync(run, lease, Ct));

        Assert.False(await work.StartAsync(run, dead, Ct));
        Assert.False(await work.FailAsync(run, dead, "too late", Ct));
        Assert.Equal(
            new ClaimedBatch(lost, 1),
            await other.Get<BatchClaimStore>().ClaimAsync(claim, Claims.Suspected, Ct)
        );
        Assert.False(await batches.SaveAsync(deadClaim, lost, late, Ct));
        await claims.ReleaseAsync(deadClaim, Ct);
        Assert.True(
            await other
                .Get<ForecastBatchStore>()
                .SaveAsync(claim, lost, await other.ResultsAsync(run, lost), Ct)
        );
        Assert.Equal(1, await other.WorkAsync(run));
        Assert.False(await work.SucceedAsync(run, dead, Ct));
        Assert.True(await other.Get<ForecastWorkStore>().SucceedAsync(run, lease, Ct));
        var info = await host.Get<ForecastRunStore>().GetAsync(run.RunId, Ct);
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
        var run = await host.QueueRunAsync();
        var lease = await host.TakeLeaseAsync();
        await host.Get<ForecastWorkStore>().StartAsync(run, lease, Ct);
        var claim = BatchClaim.On(run);
        var batch = (
            await host.Get<BatchClaimStore>().ClaimAsync(claim, Claims.Suspected, Ct)
        )!.Number;
        Assert.Equal(RunStatus.Cancelled, (await runs.CancelAsync(run.RunId, Ct)).Status);
        Assert.Equal(RunStatus.Cancelled, (await runs.CancelAsync(run.RunId, Ct)).Status);
        Assert.False(
            await host.Get<ForecastBatchStore>()
                .SaveAsync(claim, batch, await host.ResultsAsync(run, batch), Ct)
        );
        Assert.False(await host.Get<ForecastWorkStore>().SucceedAsync(run, lease, Ct));
        Assert.Null(await host.Get<ForecastWorkStore>().NextRunAsync(Ct));
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
        var run = await host.QueueRunAsync();
        var lease = await host.TakeLeaseAsync();
        var work = host.Get<ForecastWorkStore>();
        await work.StartAsync(run, lease, Ct);
        Assert.True(await work.FailAsync(run, lease, new string('ß', 2000), Ct));
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
                        new Month(2025, 12),
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
        Assert.Equal(made[^1], (await host.Get<ForecastWorkStore>().NextRunAsync(Ct))!.RunId);
    }
}
