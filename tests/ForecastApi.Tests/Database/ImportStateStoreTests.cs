using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Sales.Importing;
using ForecastApi.Work;

namespace ForecastApi.Tests;

public sealed class ImportStateStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Import_When_the_database_cannot_store_it_Then_its_caller_reads_why_and_later_ones_wait(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var states = host.Get<ImportStateStore>();
        var large = await AcceptAsync(host);
        // A clock that was set back changes no order
        await using var behind = host.Second();
        behind.Clock.AdjustTime(host.Clock.GetUtcNow().AddSeconds(-2));
        var small = await AcceptAsync(behind);
        for (var tries = 0; tries < 7; tries++)
        {
            var first = await states.NextAsync(Ct);
            Assert.Equal((large, 0), (first?.ImportId, first?.Attempts));
            Assert.True(await states.StartAsync(first!, Ct));
            Assert.Null(await ReasonAsync(host, large));
            await states.DeferAsync(first!, "The disk is full.", Ct);
            Assert.Equal("The disk is full.", await ReasonAsync(host, large));
        }

        await states.CancelAsync(large, Ct);
        Assert.Equal(small, (await states.NextAsync(Ct))?.ImportId);
        await states.CancelAsync(small, Ct);
    }

    [Theory, EachDatabase]
    public async Task Imports_When_several_are_accepted_Then_they_run_one_at_a_time_in_that_order(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var states = host.Get<ImportStateStore>();
        var load = await AcceptAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var correction = await AcceptAsync(host);
        var handler = host.Handler(WorkKind.SalesImport);
        Assert.Equal([SalesImportHandler.ToItem(load)], await handler.FindOpenAsync(Ct));
        // Its turn has not come: nothing happens
        Assert.Empty(await handler.RunAsync(SalesImportHandler.ToItem(correction), Ct));
        Assert.Equal(0, await AttemptsAsync(host, correction));
        await states.CancelAsync(load, Ct);
        Assert.Equal([SalesImportHandler.ToItem(correction)], await handler.FindOpenAsync(Ct));
        await states.CancelAsync(correction, Ct);
    }

    [Theory, EachDatabase]
    public async Task Import_When_it_has_crashed_its_processes_Then_each_crash_counts_and_it_fails_in_the_end(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var states = host.Get<ImportStateStore>();
        var id = await AcceptAsync(host);
        for (var crash = 0; crash < 20; crash++)
        {
            var import = await states.NextAsync(Ct);
            Assert.Equal((id, crash), (import?.ImportId, import?.Attempts));
            Assert.True(await states.StartAsync(import!, Ct));
        }

        await host.RunAsync(SalesImportHandler.ToItem(id));

        var failed = await host.Get<ImportHistory>().GetAsync(id, Ct);
        Assert.Equal(ImportStatus.Failed, failed.Status);
        Assert.Contains("after 20 worker crashes", failed.FailureReason, StringComparison.Ordinal);
    }

    private static Task<int> AttemptsAsync(StoreHost host, string importId) =>
        host.ScalarAsync<int>($"SELECT Attempts FROM Imports WHERE ImportId = '{importId}'");

    private static async Task<string?> ReasonAsync(StoreHost host, string importId)
    {
        var seen = await host.Get<ImportHistory>().GetAsync(importId, Ct);
        Assert.Equal(ImportStatus.Running, seen.Status);
        return seen.FailureReason;
    }

    private static async Task<string> AcceptAsync(StoreHost host)
    {
        var states = host.Get<ImportStateStore>();
        var id = states.NewId();
        await states.AcceptAsync(
            id,
            FileKind.Csv,
            TableFormat.Default,
            OnError.Reject,
            IdempotencyRecord.None,
            Ct
        );
        return id;
    }
}
