using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Sales;
using ForecastApi.Sales.Parsing;
using static ForecastApi.Tests.StoreSteps;

namespace ForecastApi.Tests;

public sealed class SalesImportStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Import_When_rows_are_new_changed_or_known_Then_they_are_counted_as_such(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.ImportAsync(
            Row("COUNT-1", "2025-10-01", 1),
            Row("COUNT-1", "2025-10-01", 2, channel: "web"),
            Row("COUNT-1", "2025-11-01", 3),
            Row("COUNT-2", "2025-11-01", 4, unitPrice: 9.5m, stockout: 0)
        );
        var (status, result) = await host.ImportAsync(
            Row("COUNT-1", "2025-10-01", 1),
            Row("COUNT-1", "2025-10-01", 2.000001m, channel: "web"),
            Row("COUNT-1", "2025-11-01", 3, unitPrice: 0),
            Row("COUNT-2", "2025-11-01", 4, unitPrice: 9.5m),
            Row("COUNT-3", "2025-12-01", -5)
        );
        Assert.Equal(ImportStatus.Succeeded, status);
        Assert.Equal(
            (5L, 1L, 3L, 1L, 0L, 3),
            (
                result.Received,
                result.Inserted,
                result.Updated,
                result.Unchanged,
                result.Rejected,
                result.Products
            )
        );
        Assert.Equal(
            (new DateOnly(2025, 10, 1), new DateOnly(2025, 12, 1)),
            (result.FirstDate, result.LastDate)
        );
        Assert.Equal(
            [("2025-10-01", 3.000001m), ("2025-11-01", 3m)],
            await host.DaysAsync("COUNT-1")
        );
        var summary = await host.Get<ImportHistory>().GetAsync(result.ImportId, Ct);
        Assert.Equal(
            (ImportStatus.Succeeded, 5L, 1L, 3L, 1L, 0L, 3, result.FirstDate, result.LastDate),
            (
                summary.Status,
                summary.Received,
                summary.Inserted,
                summary.Updated,
                summary.Unchanged,
                summary.Rejected,
                summary.Products,
                summary.FirstDate,
                summary.LastDate
            )
        );
        Assert.Equal(host.Clock.GetUtcNow(), summary.CreatedAt);
    }

    [Theory, EachDatabase]
    public async Task Import_When_others_store_its_new_products_meanwhile_Then_each_of_them_succeeds(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        for (var round = 0; round < 10; round++)
        {
            var sku = $"RACE-{round}";
            var put = host.PutAsync(Product(sku));
            var imports = await Task.WhenAll(
                Enumerable.Range(1, 3).Select(i => host.ImportAsync(Row(sku, $"2025-10-0{i}", 1)))
            );
            await put;
            Assert.All(imports, i => Assert.Equal(ImportStatus.Succeeded, i.Status));
            Assert.Equal(3, (await host.DaysAsync(sku)).Sum(d => d.Quantity));
        }
    }

    [Theory, EachDatabase]
    public async Task Import_When_a_key_is_repeated_Then_its_lines_are_added(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.ImportAsync(Row("LAST", "2025-10-02", 7));
        var (_, result) = await host.ImportAsync(
            Row("LAST", "2025-10-01", 1),
            Row("LAST", "2025-10-02", 8),
            Row("LAST", "2025-10-01", 2),
            Row("LAST", "2025-10-02", 7),
            Row("LAST", "2025-10-01", 3)
        );
        Assert.Equal((5L, 1L, 1L, 0L), Counts(result));
        Assert.Equal(3L, result.Merged);
        Assert.Equal([("2025-10-01", 6m), ("2025-10-02", 15m)], await host.DaysAsync("LAST"));
    }

    [Theory, EachDatabase]
    public async Task Import_When_lines_add_up_Then_prices_are_averaged_by_quantity(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        SalesRow[] rows =
        [
            Row("PRICE", "2025-10-01", 1, unitPrice: 10, stockout: 0.25m),
            Row("PRICE", "2025-10-01", -2, unitPrice: 11, stockout: 0.5m),
            Row("PRICE", "2025-10-01", 40),
            Row("PRICE", "2025-10-02", 0, unitPrice: 1),
            Row("PRICE", "2025-10-02", 0, unitPrice: 2),
            Row("PRICE", "2025-10-03", 400_000_000_000m, unitPrice: 999_999_999_999.999999m),
            Row("PRICE", "2025-10-03", 400_000_000_000m, unitPrice: 999_999_999_999.999999m),
            Row("PRICE", "2025-10-04", 1),
            Row("PRICE", "2025-10-04", 2),
        ];
        await host.ImportAsync(rows);
        SalesRow[] sums =
        [
            Row("PRICE", "2025-10-01", 39, unitPrice: 10.666667m, stockout: 0.5m),
            Row("PRICE", "2025-10-02", 0, unitPrice: 1.5m),
            Row("PRICE", "2025-10-03", 800_000_000_000m, unitPrice: 999_999_999_999.999999m),
            Row("PRICE", "2025-10-04", 3),
        ];
        var (_, same) = await host.ImportAsync(sums);
        Assert.Equal((4L, 0L, 0L, 4L), Counts(same));
        var (_, again) = await host.ImportAsync(rows);
        Assert.Equal((9L, 0L, 0L, 4L), Counts(again));
        Assert.Equal(5L, again.Merged);
    }

    [Theory, EachDatabase]
    public async Task Import_When_SKUs_or_channels_differ_only_in_case_Then_they_are_different_keys(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var (_, result) = await host.ImportAsync(
            Row("Mixed", "2025-10-01", 1, channel: "Web"),
            Row("MIXED", "2025-10-01", 2, channel: "Web"),
            Row("mixed", "2025-10-01", 4, channel: "Web"),
            Row("mixed", "2025-10-01", 8, channel: "web")
        );
        Assert.Equal((4L, 4L, 0L, 0L), Counts(result));
        Assert.Equal(3, result.Products);
        Assert.Equal([("2025-10-01", 1m)], await host.DaysAsync("Mixed"));
        Assert.Equal([("2025-10-01", 12m)], await host.DaysAsync("mixed"));
    }

    [Theory, EachDatabase]
    public async Task Import_When_numbers_are_very_small_or_large_Then_they_are_kept_to_six_places(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        decimal[] quantities =
        [
            0.000001m,
            -0.000001m,
            1_000_000_000_000m,
            -1_000_000_000_000m,
            999_999_999_999.999999m,
            0.1m,
        ];
        SalesRow[] rows =
        [
            .. quantities.Select(
                (q, i) => Row("EXACT", $"2025-10-{i + 1:D2}", q, Math.Abs(q), stockout: 0.000001m)
            ),
        ];
        await host.ImportAsync(rows);
        Assert.Equal(quantities, (await host.DaysAsync("EXACT")).Select(d => d.Quantity));
        var (_, again) = await host.ImportAsync(rows);
        Assert.Equal((6L, 0L, 0L, 6L), Counts(again));
    }

    [Theory, EachDatabase]
    public async Task Import_When_a_row_is_rejected_Then_no_sale_is_stored_and_the_errors_are_kept(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.ImportAsync(Row("REJECT", "2025-10-01", 1));
        var before = await CountAsync(host);
        var (status, result) = await host.ImportAsync(WithErrors("REJECT", 150), OnError.Reject);
        Assert.Equal(ImportStatus.Rejected, status);
        Assert.Equal((152L, 0L, 0L, 0L), Counts(result));
        Assert.Equal(150L, result.Rejected);
        Assert.Equal(100, result.Errors.Count);
        Assert.Equal(before with { Imports = before.Imports + 1 }, await CountAsync(host));
        Assert.Equal([("2025-10-01", 1m)], await host.DaysAsync("REJECT"));
        var kept = await ErrorsAsync(host, result.ImportId);
        Assert.Equal(150, kept.Count);
        Assert.Equal(result.Errors, kept.Take(100));
        Assert.Equal(new ImportError(4, "date", "bad 1"), kept[0]);
        Assert.Equal(
            ImportStatus.Rejected,
            (await host.Get<ImportHistory>().GetAsync(result.ImportId, Ct)).Status
        );
    }

    [Theory, EachDatabase]
    public async Task Import_When_bad_rows_are_skipped_Then_the_good_ones_are_stored(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.ImportAsync(Row("SKIP", "2025-10-01", 1));
        var (status, result) = await host.ImportAsync(WithErrors("SKIP", 3), OnError.Skip);
        Assert.Equal(ImportStatus.Succeeded, status);
        Assert.Equal((5L, 1L, 1L, 0L), Counts(result));
        Assert.Equal(3L, result.Rejected);
        Assert.Equal([("2025-10-01", 2m), ("2025-10-02", 3m)], await host.DaysAsync("SKIP"));
        Assert.Equal(3, (await ErrorsAsync(host, result.ImportId)).Count);
    }

    [Theory, EachDatabase]
    public async Task Import_When_it_dies_half_way_Then_it_leaves_nothing_and_the_next_one_works(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        var before = await CountAsync(host);
        await Assert.ThrowsAsync<IOException>(() =>
            host.ImportAsync(Breaking(9000), OnError.Reject)
        );
        Assert.Equal(before, await CountAsync(host));
        var (_, result) = await host.ImportAsync(Row("KILLED", "2025-10-01", 1));
        Assert.Equal((1L, 1L, 0L, 0L), Counts(result));
    }

    [Theory, EachDatabase]
    public async Task Imports_When_two_overlap_at_once_Then_they_end_as_if_one_came_after_the_other(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await using var second = host.Second();
        // Days 1 to 300 from the one, 101 to 400 from the other; by quantity it shows whose row it is
        var results = await Task.WhenAll(
            Task.Run(() => host.ImportAsync([.. Days(1, 300, 1)]), Ct),
            Task.Run(() => second.ImportAsync([.. Days(101, 400, 2)]), Ct)
        );
        var days = (await host.DaysAsync("OVERLAP")).Select(d => d.Quantity).ToArray();
        Assert.Equal(400, days.Length);
        Assert.All(days[..100], q => Assert.Equal(1, q));
        Assert.All(days[300..], q => Assert.Equal(2, q));
        var last = Assert.Single(days[100..300].Distinct());
        var (late, early) = last == 1 ? (results[0], results[1]) : (results[1], results[0]);
        Assert.Equal((300L, 300L, 0L, 0L), Counts(early.Result));
        Assert.Equal((300L, 100L, 200L, 0L), Counts(late.Result));
    }

    [Theory, EachDatabase]
    public async Task Months_When_a_month_has_no_upload_Then_it_is_not_the_last_month(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        Assert.Null(await host.Get<SalesStore>().LastMonthAsync(Ct));
        await host.ImportAsync(Row("MONTH", "2025-09-30", 1), Row("MONTH", "2026-01-02", 1));
        Assert.Equal(new Month(2025, 9), await host.Get<SalesStore>().LastMonthAsync(Ct));
        await host.ImportAsync(Row("OTHER", "2025-11-01", 1));
        Assert.Equal(new Month(2025, 11), await host.Get<SalesStore>().LastMonthAsync(Ct));
        var sales = await host.Get<SalesStore>()
            .GetAsync("MONTH", null, null, SalesBucket.Month, Ct);
        Assert.Equal([new("2025-09", 1), new("2025-10", 0), new("2025-11", 0)], sales.Items);
    }

    [Theory, EachDatabase]
    public async Task Imports_When_listed_Then_the_newest_come_first_page_by_page(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            made.Insert(0, (await host.ImportAsync(Row("LIST", "2025-10-01", i))).Result.ImportId);
        }
        var first = await host.Get<ImportHistory>()
            .ListAsync(new PageRequest(3, null).Validated("imports"), null, Ct);
        var second = await host.Get<ImportHistory>()
            .ListAsync(new PageRequest(3, first.NextCursor).Validated("imports"), null, Ct);
        Assert.Equal(made, first.Items.Concat(second.Items).Select(i => i.ImportId));
        Assert.Null(second.NextCursor);
        await Assert.ThrowsAsync<ProblemException>(() =>
            host.Get<ImportHistory>().GetAsync("none", Ct)
        );
    }

    private static (long, long, long, long) Counts(ImportResult result) =>
        (result.Received, result.Inserted, result.Updated, result.Unchanged);

    private static IEnumerable<SalesRow> Days(int first, int last, decimal quantity) =>
        Enumerable
            .Range(first, last - first + 1)
            .Select(day =>
                Row("OVERLAP", $"{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd}", quantity)
            );

    /// <summary>Two good rows, then bad ones.</summary>
    private static async IAsyncEnumerable<SalesLine> WithErrors(string sku, int errors)
    {
        await foreach (var row in Lines([Row(sku, "2025-10-01", 2), Row(sku, "2025-10-02", 3)]))
            yield return row;
        for (var i = 1; i <= errors; i++)
            yield return new(3 + i, new RowError("date", $"bad {i}"));
    }

    private static async IAsyncEnumerable<SalesLine> Breaking(int after)
    {
        var rows = Enumerable
            .Range(1, after)
            .Select(i => Row($"KILLED-{i % 7}", "2025-10-01", 1, channel: $"{i}"));
        await foreach (var row in Lines(rows))
            yield return row;
        throw new IOException("The connection was closed.");
    }

    private static async Task<List<ImportError>> ErrorsAsync(StoreHost host, string id) =>
        await host.Get<ImportHistory>().ErrorsAsync(id, Ct).ToListAsync(Ct);

    private static async Task<StoredRows> CountAsync(StoreHost host) =>
        new(
            await host.ScalarAsync<int>("SELECT COUNT(*) FROM Sales"),
            await host.ScalarAsync<int>("SELECT COUNT(*) FROM Products"),
            await host.ScalarAsync<int>("SELECT COUNT(*) FROM SalesMonths"),
            await host.ScalarAsync<int>("SELECT COUNT(*) FROM Imports")
        );

    private sealed record StoredRows(int Sales, int Products, int Months, int Imports);
}
