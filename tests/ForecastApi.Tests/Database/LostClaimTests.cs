using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Sales;
using ForecastApi.Work;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ForecastApi.Tests;

/// <summary>Work whose process is gone passes to another, but not for ever; and no clock that was wrong holds it.</summary>
public sealed class LostClaimTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Batch_When_each_process_that_works_on_it_dies_Then_its_products_get_the_fallback_and_the_run_goes_on(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var claims = host.Get<BatchClaimStore>();
        var run = await host.QueueRunAsync();
        var lease = await host.TakeLeaseAsync();
        await host.Get<ForecastWorkStore>().StartAsync(run, lease, Ct);
        for (var lost = 0; lost < 5; lost++)
        {
            for (var batch = 0; batch < 3; batch++)
                Assert.Equal(
                    new ClaimedBatch(batch, lost),
                    await claims.ClaimAsync(BatchClaim.On(run), Claims.Suspected, Ct)
                );
            host.LetLeaseExpire();
        }

        await host.Get<ForecastJob>().WorkAsync(run.RunId, Ct);

        var info = await host.Get<ForecastRunStore>().GetAsync(run.RunId, Ct);
        Assert.Equal((RunStatus.Succeeded, null), (info.Status, info.FailureReason));
        Assert.Equal(new RunProgress(6, 6, 6), info.Progress);
        Assert.All(
            info.Failures,
            f => Assert.Contains("ended without a word 5 times", f.Reason, StringComparison.Ordinal)
        );
        // What was sold, not nothing
        var forecast = await host.ScalarAsync<decimal>(
            $"SELECT MIN(Quantity) FROM Forecasts WHERE RunNumber = {run.RunNumber}"
        );
        Assert.True(forecast > 0);
    }

    [Theory, EachDatabase]
    public async Task Batch_When_suspected_of_ending_its_processes_Then_only_who_works_on_nothing_else_takes_it(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var claims = host.Get<BatchClaimStore>();
        var run = await host.QueueRunAsync();
        await host.Get<ForecastWorkStore>().StartAsync(run, await host.TakeLeaseAsync(), Ct);
        for (var lost = 0; lost < 2; lost++)
        {
            for (var batch = 0; batch < 2; batch++)
                Assert.Equal(
                    new ClaimedBatch(batch, lost),
                    await claims.ClaimAsync(BatchClaim.On(run), Claims.Unsuspected, Ct)
                );
            host.LetLeaseExpire();
        }
        Assert.Equal(
            new ClaimedBatch(2, 0),
            await claims.ClaimAsync(BatchClaim.On(run), Claims.Unsuspected, Ct)
        );
        Assert.Null(await claims.ClaimAsync(BatchClaim.On(run), Claims.Unsuspected, Ct));
        Assert.True(await claims.IsWaitingAsync(run, Ct));
        Assert.Equal(
            new ClaimedBatch(0, 2),
            await claims.ClaimAsync(BatchClaim.On(run), Claims.Suspected, Ct)
        );
    }

    [Theory, EachDatabase]
    public async Task Batch_When_its_run_was_renewed_for_another_month_Then_who_read_the_earlier_one_gets_none(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.QueueRunAsync();
        await host.Get<ForecastWorkStore>().StartAsync(run, await host.TakeLeaseAsync(), Ct);
        var earlier = run with { AsOf = run.AsOf.AddMonths(-1) };
        Assert.Null(
            await host.Get<BatchClaimStore>()
                .ClaimAsync(BatchClaim.On(earlier), Claims.Suspected, Ct)
        );
    }

    [Theory, EachDatabase]
    public async Task Batch_When_handed_back_Then_no_claim_was_lost(DatabaseProvider provider)
    {
        var host = await fixture.OnAsync(provider);
        var claims = host.Get<BatchClaimStore>();
        var run = await host.QueueRunAsync();
        await host.Get<ForecastWorkStore>().StartAsync(run, await host.TakeLeaseAsync(), Ct);
        for (var i = 0; i < 3; i++)
        {
            var claim = BatchClaim.On(run);
            Assert.Equal(
                new ClaimedBatch(0, 0),
                await claims.ClaimAsync(claim, Claims.Suspected, Ct)
            );
            await claims.ReleaseAsync(claim, Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task Run_When_each_process_that_leads_it_dies_Then_it_has_failed_and_the_next_run_is_worked_on(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.QueueRunAsync();
        for (var died = 0; died < 50; died++)
        {
            await host.TakeLeaseAsync();
            host.LetLeaseExpire();
        }
        var second = await host.Get<ForecastRunStore>()
            .CreateAsync(RunTrigger.Api, run.AsOf, 2, IdempotencyRecord.None, Ct);

        await host.Get<ForecastJob>().WorkAsync(run.RunId, Ct);

        var runs = host.Get<ForecastRunStore>();
        var info = await runs.GetAsync(run.RunId, Ct);
        Assert.Equal(RunStatus.Failed, info.Status);
        Assert.Contains("ended without a word", info.FailureReason, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Succeeded, (await runs.GetAsync(second.Id, Ct)).Status);
    }

    [Theory, EachDatabase]
    public async Task Run_When_the_database_refuses_it_again_and_again_while_it_answers_Then_it_does_not_go_on_for_ever(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.QueueRunAsync();
        var work = host.Get<ForecastWorkStore>();
        var troubles = 0;
        while (!Claims.TroubledTooOften(await work.TroubledAsync(run, Ct)))
            troubles++;
        Assert.Equal(20, troubles);
        // Also one whose start was undone, and has no token yet
        Assert.True(await work.FailAsync(run, await host.TakeLeaseAsync(), "refused", Ct));
        Assert.Null(await work.NextRunAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Follower_When_the_database_always_refuses_it_Then_those_after_it_are_done_and_it_is_given_up_in_the_end(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var work = host.Get<ForecastWorkStore>();
        var run = await host.QueueRunAsync();
        var lease = await host.TakeLeaseAsync();
        await work.StartAsync(run, lease, Ct);
        await host.WorkAsync(run);
        await work.SucceedAsync(run, lease, Ct);
        var done = 0;
        var follower = new ForecastRun(
            work,
            host.Get<ForecastBatchStore>(),
            host.Get<BatchWork>(),
            host.Get<AnalogySalesStore>(),
            host.Get<PooledTraining>(),
            [new Follower(() => throw new TimeoutException()), new Follower(() => done++)],
            host.Get<IOptions<ForecastOptions>>(),
            host.Clock,
            NullLogger<ForecastRun>.Instance
        );
        for (var tries = 0; tries < 20; tries++)
            await Assert.ThrowsAsync<TimeoutException>(() => follower.FollowAsync(run, lease, Ct));
        Assert.Equal(run, await work.UnfollowedAsync(Ct));
        await follower.FollowAsync(run, lease, Ct);
        Assert.Equal(21, done);
        Assert.Null(await work.UnfollowedAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Claims_When_clocks_differ_by_less_than_a_minute_Then_nobody_takes_what_is_held(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.QueueRunAsync();
        await using var ahead = host.Second();
        ahead.Clock.SetUtcNow(host.Clock.GetUtcNow().AddSeconds(50));
        var lease = await ahead.TakeLeaseAsync();
        await ahead.Get<ForecastWorkStore>().StartAsync(run, lease, Ct);
        await ahead.Get<BatchClaimStore>().ClaimAsync(BatchClaim.On(run), Claims.Unsuspected, Ct);

        Assert.False(await host.Get<LeaseStore>().IsFreeAsync(Ct));
        Assert.Null(await host.Get<LeaseStore>().TryTakeAsync(Ct));
        Assert.Equal(
            new ClaimedBatch(1, 0),
            await host.Get<BatchClaimStore>().ClaimAsync(BatchClaim.On(run), Claims.Unsuspected, Ct)
        );
        await ahead.Get<LeaseStore>().ReleaseAsync(lease, Ct);
    }

    [Theory, EachDatabase]
    public async Task Lease_When_lost_over_runs_that_ended_all_the_same_Then_it_is_not_held_against_the_next(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        for (var died = 0; died < 14; died++)
        {
            var run = await host.QueueRunAsync();
            await host.TakeLeaseAsync();
            host.LetLeaseExpire();
            var lease = await host.TakeLeaseAsync();
            Assert.InRange(lease.LostClaims, 1, 2);
            await host.Get<ForecastWorkStore>().StartAsync(run, lease, Ct);
            await host.WorkAsync(run);
            Assert.True(await host.Get<ForecastWorkStore>().SucceedAsync(run, lease, Ct));
            // Its process dies before it hands the lease back
            host.LetLeaseExpire();
        }
    }

    [Theory, EachDatabase]
    public async Task Import_When_its_claim_lapses_Then_it_is_counted_and_when_handed_back_not(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var work = host.Get<ImportWorkStore>();
        var claims = host.Get<ImportClaimStore>();
        var id = work.NewId();
        await work.AcceptAsync(id, SalesReader.Csv, OnError.Reject, IdempotencyRecord.None, Ct);
        var first = await claims.ClaimAsync(work.NewId(), Claims.Suspected, Ct);
        Assert.Equal((id, 0), (first!.ImportId, first.LostClaims));
        await claims.ReleaseAsync(first, Ct);
        Assert.Equal(0, (await claims.ClaimAsync(work.NewId(), Claims.Suspected, Ct))!.LostClaims);
        Assert.Null(await claims.ClaimAsync(work.NewId(), Claims.Suspected, Ct));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await claims.ClaimAsync(work.NewId(), Claims.Suspected, Ct))!.LostClaims);
        await work.CancelAsync(id, Ct);
    }

    [Theory, EachDatabase]
    public async Task Claims_When_made_by_a_clock_that_was_days_ahead_Then_they_hold_nothing_up(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.QueueRunAsync();
        await using var wrong = host.Second();
        wrong.Clock.SetUtcNow(host.Clock.GetUtcNow().AddDays(400));
        var imports = host.Get<ImportWorkStore>();
        var id = imports.NewId();
        await imports.AcceptAsync(id, SalesReader.Csv, OnError.Reject, IdempotencyRecord.None, Ct);
        var lease = await wrong.TakeLeaseAsync();
        await wrong.Get<ForecastWorkStore>().StartAsync(run, lease, Ct);
        await wrong.Get<BatchClaimStore>().ClaimAsync(BatchClaim.On(run), Claims.Suspected, Ct);
        await wrong.Get<ImportClaimStore>().ClaimAsync(imports.NewId(), Claims.Suspected, Ct);

        Assert.True(await host.Get<LeaseStore>().IsFreeAsync(Ct));
        Assert.True((await host.TakeLeaseAsync()).Token > lease.Token);
        Assert.Equal(
            0,
            (
                await host.Get<BatchClaimStore>()
                    .ClaimAsync(BatchClaim.On(run), Claims.Suspected, Ct)
            )!.Number
        );
        Assert.Equal(
            id,
            (
                await host.Get<ImportClaimStore>().ClaimAsync(imports.NewId(), Claims.Suspected, Ct)
            )!.ImportId
        );
        await imports.CancelAsync(id, Ct);
    }

    private sealed class Follower(Action follow) : IRunFollower
    {
        public Task FollowAsync(RunKey run, CancellationToken cancellationToken)
        {
            follow();
            return Task.CompletedTask;
        }
    }
}
