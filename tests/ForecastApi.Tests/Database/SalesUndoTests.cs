using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Sales;
using ForecastApi.Sales.Parsing;
using ForecastApi.Sales.Periods;
using ForecastApi.Sales.Undo;
using static ForecastApi.Tests.StoreSteps;

namespace ForecastApi.Tests;

public sealed class SalesUndoTests
{
    private static readonly SqlText Rows = new(
        """
        SELECT p.Sku, s.SaleDate AS Date, s.PeriodEnd, s.Channel, s.Quantity, s.UnitPrice, s.Stockout
        FROM Sales s JOIN Products p ON p.ProductId = s.ProductId ORDER BY p.Sku, s.SaleDate, s.Channel
        """
    );

    private static readonly SqlText Months = new(
        "SELECT Month, Days FROM SalesMonths ORDER BY Month"
    );

    private static readonly SqlText Replaced = new("SELECT COUNT(*) FROM SalesReplaced");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Undo_When_imports_follow_each_other_Then_each_previous_state_is_restored(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var random = new Random(20260105);
        var states = new Stack<(string Import, State Before)>();
        for (var step = 0; step < 40; step++)
            if (states.Count > 0 && random.Next(3) == 0)
            {
                var (import, before) = states.Pop();
                Assert.Equal(ImportStatus.Undone, (await UndoAsync(host, import)).Status);
                await AssertAsync(before, host);
            }
            else
            {
                var before = await StateAsync(host);
                var (_, result) = await host.ImportAsync(RandomRows(random));
                states.Push((result.ImportId, before));
                await AssertAsync(await StateAsync(host), host);
            }
        while (states.TryPop(out var last))
        {
            await UndoAsync(host, last.Import);
            await AssertAsync(last.Before, host);
        }
        Assert.Empty((await StateAsync(host)).Rows);
        Assert.Equal(
            0,
            await host.Get<Database>().ReadAsync(s => s.ScalarAsync<int>(Replaced), Ct)
        );
        Assert.Equal(0, await host.ScalarAsync<int>("SELECT COUNT(*) FROM SalesSpreads"));
        Assert.Equal(0, await host.ScalarAsync<int>("SELECT COUNT(*) FROM Products"));
    }

    [Theory, EachDatabase]
    public async Task Undo_When_a_later_import_has_changed_a_row_Then_it_is_named_and_nothing_changes(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var first = await ImportAsync(
            host,
            Row("LATER", "2025-11-03", 1),
            Row("OTHER", "2025-11-03", 5)
        );
        var second = await ImportAsync(host, Row("LATER", "2025-11-03", 2));
        var third = await ImportAsync(host, Row("LATER", "2025-11-04", 9));

        var problem = await Assert.ThrowsAsync<ProblemException>(() => UndoAsync(host, first));
        Assert.Equal((409, ProblemCodes.ImportSuperseded), (problem.Status, problem.Code));
        Assert.Contains(second, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(third, problem.Message, StringComparison.Ordinal);
        Assert.Equal([("2025-11-03", 2m), ("2025-11-04", 9m)], await host.DaysAsync("LATER"));

        await UndoAsync(host, second);
        await UndoAsync(host, first);
        Assert.Equal([("2025-11-04", 9m)], await host.DaysAsync("LATER"));
        // LATER still has a row of the third import
        Assert.Equal(
            ["LATER"],
            await host.Get<Database>()
                .ReadAsync(s => s.QueryAsync<string>(new("SELECT Sku FROM Products")), Ct)
        );
    }

    [Theory, EachDatabase]
    public async Task Undo_When_an_import_changed_no_row_Then_the_rows_are_not_deleted(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        await ImportAsync(host, Row("SAME", "2025-11-03", 1));
        await UndoAsync(host, await ImportAsync(host, Row("SAME", "2025-11-03", 1)));
        Assert.Equal([("2025-11-03", 1m)], await host.DaysAsync("SAME"));
    }

    [Theory, EachDatabase]
    public async Task Undo_When_a_product_of_the_import_was_edited_Then_it_is_not_deleted(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var import = await ImportAsync(
            host,
            Row("NEW-1", "2025-11-03", 1),
            Row("NEW-2", "2025-11-03", 1)
        );
        await host.PutAsync(Product("NEW-2", "Chair"));
        await UndoAsync(host, import);
        Assert.Equal(
            ["NEW-2"],
            await host.Get<Database>()
                .ReadAsync(s => s.QueryAsync<string>(new("SELECT Sku FROM Products")), Ct)
        );
    }

    [Theory, EachDatabase]
    public async Task Deletion_When_rows_are_selected_Then_they_alone_are_deleted_and_the_last_month_changes(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        var import = await ImportAsync(
            host,
            Row("DEL-1", "2025-10-01", 1),
            Row("DEL-1", "2025-12-01", 2),
            Row("DEL-1", "2025-12-01", 3, channel: "web"),
            Row("DEL-2", "2025-11-01", 4)
        );
        Assert.Equal(new Month(2025, 12), await host.Get<SalesStore>().LastMonthAsync(Ct));

        Assert.Equal(1, await DeleteAsync(host, new("DEL-1", "web", null, null)));
        Assert.Equal([("2025-10-01", 1m), ("2025-12-01", 2m)], await host.DaysAsync("DEL-1"));
        Assert.Equal(
            1,
            await DeleteAsync(host, new(null, null, new(2025, 12, 1), new(2025, 12, 31)))
        );
        Assert.Equal(new Month(2025, 11), await host.Get<SalesStore>().LastMonthAsync(Ct));

        await UndoAsync(host, import);
        Assert.Null(await host.Get<SalesStore>().LastMonthAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Deletion_When_a_row_replaced_another_Then_undo_does_not_restore_the_other_one(
        DatabaseProvider provider
    )
    {
        await using var host = await StoreHost.CreateAsync(provider);
        await ImportAsync(host, Row("GONE", "2025-10-01", 1), Row("GONE", "2025-10-02", 1));
        var second = await ImportAsync(
            host,
            Row("GONE", "2025-10-01", 2),
            Row("GONE", "2025-10-02", 2)
        );
        await DeleteAsync(host, new("GONE", null, null, new(2025, 10, 1)));
        await UndoAsync(host, second);
        Assert.Equal([("2025-10-02", 1m)], await host.DaysAsync("GONE"));
    }

    private static SalesRow[] RandomRows(Random random)
    {
        var rows = new List<SalesRow>();
        for (var i = 0; i < random.Next(1, 12); i++)
        {
            var date = new DateOnly(2025, 9, 1).AddDays(random.Next(90));
            rows.Add(
                new(
                    $"P{random.Next(3)}",
                    date,
                    random.Next(2) == 0 ? null : date.AddDays(random.Next(1, 60)),
                    random.Next(3) == 0 ? "web" : "",
                    random.Next(-5_000_000, 50_000_000) / 1_000_000m,
                    random.Next(3) == 0 ? random.Next(1, 4) : null,
                    random.Next(4) == 0 ? 0.5m : null
                )
            );
        }
        return [.. rows.DistinctBy(r => (r.Sku, r.Date, r.Channel))];
    }

    private static async Task<string> ImportAsync(
        StoreHost host,
        params IReadOnlyList<SalesRow> rows
    ) => (await host.ImportAsync(rows)).Result.ImportId;

    private static Task<ImportSummary> UndoAsync(StoreHost host, string import) =>
        host.Get<ImportUndo>().RunAsync(import, Ct);

    private static async Task<long> DeleteAsync(StoreHost host, SalesFilter filter) =>
        (await host.Get<SalesDeletion>().RunAsync(filter, Ct)).Deleted;

    private static Task<State> StateAsync(StoreHost host) =>
        host.Get<Database>()
            .ReadAsync(
                async s => new State(
                    await s.QueryAsync<StoredRow>(Rows),
                    await s.QueryAsync<StoredMonth>(Months)
                ),
                Ct
            );

    /// <summary>Checks the rows, the months that follow from them, and the monthly sums of each product.</summary>
    private static async Task AssertAsync(State expected, StoreHost host)
    {
        var actual = await StateAsync(host);
        Assert.Equal(expected.Rows, actual.Rows);
        var covered = new CoveredDays();
        foreach (var row in actual.Rows)
            covered.Add(row.Date, row.PeriodEnd);
        Assert.Equal(
            covered.Months.OrderBy(m => m.Month).Select(m => new StoredMonth(m.Month, m.Days)),
            actual.Months
        );
        foreach (var product in actual.Rows.GroupBy(r => r.Sku, StringComparer.Ordinal))
            await AssertMonthsAsync(host, product.Key, [.. product]);
    }

    private static async Task AssertMonthsAsync(
        StoreHost host,
        string sku,
        IReadOnlyList<StoredRow> rows
    )
    {
        var first = Month.Of(rows.Min(r => r.Date));
        var months = (await host.Get<SalesStore>().BetweenAsync([sku], first, 12, Ct))[sku];
        Assert.Equal(rows.Sum(r => r.Quantity), months.Sum(m => m.Quantity));
        foreach (var month in months)
            Assert.Equal(
                rows.Sum(r => PartOf(r, month.Month)),
                month.Quantity,
                (a, b) => Math.Abs(a - b) < 0.0001m
            );
    }

    private static decimal PartOf(StoredRow row, Month month)
    {
        var to = row.PeriodEnd ?? row.Date;
        var days = Enumerable
            .Range(row.Date.DayNumber, to.DayNumber - row.Date.DayNumber + 1)
            .Select(DateOnly.FromDayNumber)
            .ToList();
        return row.Quantity * days.Count(d => Month.Of(d) == month) / days.Count;
    }

    private sealed record State(IReadOnlyList<StoredRow> Rows, IReadOnlyList<StoredMonth> Months);

    private sealed record StoredRow(
        string Sku,
        DateOnly Date,
        DateOnly? PeriodEnd,
        string Channel,
        decimal Quantity,
        decimal? UnitPrice,
        decimal? Stockout
    );

    private sealed record StoredMonth(Month Month, int Days);
}
