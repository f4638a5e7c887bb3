using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Sales;
using ForecastApi.Work;

namespace ForecastApi.Tests;

public sealed class ImportWorkStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Import_When_the_database_cannot_take_it_in_Then_its_caller_reads_why_and_later_ones_wait(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var store = host.Get<ImportWorkStore>();
        var claims = host.Get<ImportClaimStore>();
        var large = await AcceptAsync(host);
        // A clock that was set back changes no order
        await using var behind = host.Second();
        behind.Clock.AdjustTime(host.Clock.GetUtcNow().AddSeconds(-2));
        var small = await AcceptAsync(behind);
        for (var tries = 0; tries < 7; tries++)
        {
            var first = await claims.ClaimAsync(store.NewId(), Claims.Suspected, Ct);
            Assert.Equal((large, 0), (first?.ImportId, first?.LostClaims));
            Assert.Null(await ReasonAsync(host, large));
            await claims.PutOffAsync(first!, "The disk is full.", Ct);
            Assert.Equal("The disk is full.", await ReasonAsync(host, large));
        }

        await store.CancelAsync(large, Ct);
        var second = await claims.ClaimAsync(store.NewId(), Claims.Suspected, Ct);
        Assert.Equal(small, second?.ImportId);
        await store.CancelAsync(small, Ct);
    }

    [Theory, EachDatabase]
    public async Task Imports_When_several_workers_take_them_in_Then_it_is_in_the_order_in_which_they_were_sent(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var store = host.Get<ImportWorkStore>();
        var claims = host.Get<ImportClaimStore>();
        var load = await AcceptAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var correction = await AcceptAsync(host);
        var first = await claims.ClaimAsync(store.NewId(), Claims.Unsuspected, Ct);
        Assert.Equal(load, first?.ImportId);
        Assert.Null(await claims.ClaimAsync(store.NewId(), Claims.Unsuspected, Ct));
        await store.CancelAsync(load, Ct);
        var second = await claims.ClaimAsync(store.NewId(), Claims.Unsuspected, Ct);
        Assert.Equal(correction, second?.ImportId);
        await store.CancelAsync(correction, Ct);
    }

    [Theory, EachDatabase]
    public async Task Import_When_its_worker_could_not_renew_for_other_writers_Then_its_claim_is_not_lost(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var store = host.Get<ImportWorkStore>();
        var claims = host.Get<ImportClaimStore>();
        var id = await AcceptAsync(host);
        var mine = await claims.ClaimAsync(store.NewId(), Claims.Suspected, Ct);
        Assert.Equal(id, mine?.ImportId);

        // Asked for while the claim held, made after another writer has kept both waiting
        var writing = new TaskCompletionSource();
        var writer = host.Get<ForecastApi.Data.Database>()
            .WriteAsync(
                async _ =>
                {
                    await writing.Task;
                    return true;
                },
                Ct
            );
        var theirs = claims.ClaimAsync(store.NewId(), Claims.Suspected, Ct);
        if (provider == DatabaseProvider.Sqlite)
            host.Clock.Advance(Claims.Hold * 1.25);
        writing.SetResult();
        await writer;
        Assert.Null(await theirs);
        Assert.True(await claims.RenewAsync(mine!, 1, Ct));
        await store.CancelAsync(id, Ct);
    }

    private static async Task<string?> ReasonAsync(StoreHost host, string importId)
    {
        var seen = await host.Get<ImportHistory>().GetAsync(importId, Ct);
        Assert.Equal(ImportStatus.Running, seen.Status);
        return seen.FailureReason;
    }

    private static async Task<string> AcceptAsync(StoreHost host)
    {
        var store = host.Get<ImportWorkStore>();
        var id = store.NewId();
        await store.AcceptAsync(id, SalesReader.Csv, OnError.Reject, IdempotencyRecord.None, Ct);
        return id;
    }
}
