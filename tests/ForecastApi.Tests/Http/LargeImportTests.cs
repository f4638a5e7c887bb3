using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ForecastApi.Tests.Http;

/// <summary>Imports of several chunks, whose storing runs beside the reading.</summary>
public sealed class LargeImportTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>Several of the chunks that an import stores at a time.</summary>
    private const int ManyRows = 5_000;

    [Fact]
    public async Task Import_When_by_month_and_then_partly_changed_Then_new_changed_and_same_rows_are_told_apart()
    {
        var file = Rows("MIXED", skus: 50, months: 100);
        var first = await CountsOf(api.ImportAsync(Csv(file)));
        Assert.Equal((ManyRows, 0, 0), first);

        var changed = file.Select((row, i) => i % 5 == 0 ? row with { Quantity = -1 } : row);
        var added = Rows("MIXED-NEW", skus: 1, months: 7);
        var second = await CountsOf(api.ImportAsync(Csv([.. added, .. changed])));
        Assert.Equal((7, ManyRows / 5, ManyRows / 5 * 4), second);

        Assert.Equal(-1m, await SoldAsync("MIXED-0", file[0].Date));
        Assert.Equal(file[1].Quantity, await SoldAsync("MIXED-1", file[1].Date));
    }

    [Fact]
    public async Task Import_When_a_key_repeats_far_apart_Then_the_rows_are_added()
    {
        var file = Rows("REPEATED", skus: 50, months: 100);
        var last = file[10] with { Quantity = 777 };
        var counts = await CountsOf(api.ImportAsync(Csv([.. file, last])));
        Assert.Equal((ManyRows, 0, 0), counts);
        Assert.Equal(file[10].Quantity + 777m, await SoldAsync(last.Sku, last.Date));
    }

    [Fact]
    public async Task Import_When_many_rows_are_bad_Then_every_one_is_kept_for_reading()
    {
        var csv = new StringBuilder("sku,date,quantity\n");
        for (var i = 0; i < ManyRows; i++)
            csv.Append("BAD,2025-11-05,many\n");
        var problem = await ApiFixture.ProblemOf(await api.ImportAsync(csv.ToString()), 422);
        var import = problem.GetProperty("import");
        Assert.Equal(ManyRows, import.GetProperty("rejected").GetInt32());
        Assert.Equal(100, import.GetProperty("errors").GetArrayLength());
        var errors = await api.Http.GetStringAsync(
            $"/api/v1/imports/{import.GetProperty("importId").GetString()}/errors.csv",
            TestContext.Current.CancellationToken
        );
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ManyRows + 1, lines.Length);
        Assert.StartsWith("5001,quantity,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_When_the_sender_breaks_off_half_way_Then_nothing_is_stored_and_the_next_goes_through()
    {
        var file = Rows("BROKEN", skus: 50, months: 100);
        var whole = Encoding.UTF8.GetBytes(Csv(file));
        using var content = new StreamContent(new BreakingStream(whole[..(whole.Length / 2)]));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        await Assert.ThrowsAnyAsync<Exception>(() =>
            api.Http.PostAsync("/api/v1/sales/imports", content)
        );

        var product = await api.Http.GetAsync("/api/v1/products/BROKEN-0");
        Assert.Equal(HttpStatusCode.NotFound, product.StatusCode);
        Assert.Equal((ManyRows, 0, 0), await CountsOf(api.ImportAsync(Csv(file))));
    }

    private sealed record Row(string Sku, DateOnly Date, decimal Quantity);

    /// <summary>As a monthly export has them: each month all SKUs.</summary>
    private static Row[] Rows(string prefix, int skus, int months) =>
        [
            .. Enumerable
                .Range(0, skus * months)
                .Select(i => new Row(
                    string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i % skus}"),
                    new DateOnly(2016, 1, 15).AddMonths(i / skus),
                    i + 1.25m
                )),
        ];

    private static string Csv(IEnumerable<Row> rows) =>
        "sku,date,quantity\n"
        + string.Concat(
            rows.Select(r =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{r.Sku},{r.Date:yyyy-MM-dd},{r.Quantity}\n"
                )
            )
        );

    private static async Task<(int Inserted, int Updated, int Unchanged)> CountsOf(
        Task<HttpResponseMessage> import
    )
    {
        var answer = await import;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var result = await ApiFixture.JsonOf(answer);
        return (Count("inserted"), Count("updated"), Count("unchanged"));

        int Count(string name) => result.GetProperty(name).GetInt32();
    }

    private async Task<decimal> SoldAsync(string sku, DateOnly date)
    {
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sales = await api.GetJsonAsync(
            $"/api/v1/products/{sku}/sales?from={day}&to={day}&bucket=day"
        );
        return Assert
            .Single(sales.GetProperty("items").EnumerateArray())
            .GetProperty("quantity")
            .GetDecimal();
    }

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The line went dead.");
        }
    }
}
