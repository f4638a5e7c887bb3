using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Http;

public sealed class SalesImportTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Import_When_sent_twice_Then_everything_is_unchanged()
    {
        const string csv =
            "sku,date,quantity\nTWICE,2025-11-05,3\nTWICE,2025-12-05,4.5\nTWICE,2025-12-06,-1\n";
        var first = await ApiFixture.SucceededAsync(await api.ImportAsync(csv));
        var second = await ApiFixture.SucceededAsync(await api.ImportAsync(csv));
        Assert.Equal((3, 3, 0, 0, 0), Counts(first));
        Assert.Equal((3, 0, 0, 3, 0), Counts(second));
        Assert.Equal(1, first.GetProperty("products").GetInt32());
        Assert.Equal("2025-11-05", first.GetProperty("firstDate").GetString());
        Assert.Equal("2025-12-06", first.GetProperty("lastDate").GetString());
        Assert.Equal(0, first.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Import_When_keys_are_stored_Then_changed_rows_are_overwritten_and_new_ones_added()
    {
        await api.ImportAsync(
            "sku,date,quantity,channel\nKEYS,2025-12-01,1,\nKEYS,2025-12-01,2,web\n"
        );
        var again = await ApiFixture.SucceededAsync(
            await api.ImportAsync(
                "sku,date,quantity,channel\nKEYS,2025-12-01,10,\nKEYS,2025-12-01,2,web\nKEYS,2025-12-01,30,shop\n"
            )
        );
        Assert.Equal((3, 1, 1, 1, 0), Counts(again));
        Assert.Equal([("2025-12", 42m)], await MonthsAsync("KEYS"));
    }

    [Fact]
    public async Task Import_When_a_file_repeats_a_key_Then_its_rows_are_order_lines_that_add_up()
    {
        const string csv =
            "sku,date,quantity\nREPEAT,2025-12-05,12\nREPEAT,2025-12-05,5\nREPEAT,2025-12-05,-4\n";
        var first = await ApiFixture.SucceededAsync(await api.ImportAsync(csv));
        Assert.Equal((3, 1, 0, 0, 0), Counts(first));
        Assert.Equal(2, first.GetProperty("merged").GetInt32());
        Assert.Equal([("2025-12", 13m)], await MonthsAsync("REPEAT"));

        var second = await ApiFixture.SucceededAsync(await api.ImportAsync(csv));
        Assert.Equal((3, 0, 0, 1, 0), Counts(second));
        Assert.Equal(2, second.GetProperty("merged").GetInt32());
        Assert.Equal([("2025-12", 13m)], await MonthsAsync("REPEAT"));
        var stored = await ApiFixture.JsonOf(
            await api.GetAsync($"/api/v1/imports/{second.GetProperty("importId").GetString()}")
        );
        Assert.Equal(2, stored.GetProperty("merged").GetInt32());
    }

    [Fact]
    public async Task Import_When_the_lines_of_a_key_exceed_what_can_be_stored_Then_each_of_them_is_a_bad_row()
    {
        const string csv =
            "sku,date,quantity\nSUM-MAX,2025-12-05,1000000000000\nSUM-SMALL,2025-11-05,1\nSUM-MAX,2025-12-05,-1\nSUM-SMALL,2025-11-05,2\n";
        var problem = await ApiFixture.ProblemOf(await api.ImportAsync(csv), 422);
        Assert.True(problem.GetProperty("errors").TryGetProperty("lines[2].quantity", out _));
        Assert.True(problem.GetProperty("errors").TryGetProperty("lines[4].quantity", out _));

        var skipped = await ApiFixture.SucceededAsync(await api.ImportAsync(csv, "?onError=skip"));
        Assert.Equal((4, 1, 0, 0, 2), Counts(skipped));
        Assert.Equal(1, skipped.GetProperty("merged").GetInt32());
        Assert.Equal(1, skipped.GetProperty("products").GetInt32());
        Assert.Equal("2025-11-05", skipped.GetProperty("lastDate").GetString());
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/SUM-MAX"), 404);
    }

    [Fact]
    public async Task Import_When_one_row_is_bad_Then_nothing_is_stored_and_line_and_field_are_named()
    {
        var problem = await ApiFixture.ProblemOf(
            await api.ImportAsync(
                "sku,date,quantity\nNEIGHBOUR,2025-01-05,3\nNEIGHBOUR,2025-13-05,3\n"
            ),
            422
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty("lines[3].date", out _));
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/NEIGHBOUR"), 404);
    }

    [Theory]
    [InlineData("sku,date,quantity,colour\nX,2025-01-05,3,red\n", "colour")]
    [InlineData("sku,date,quantity,Quantity\nX,2025-01-05,3,3\n", "Quantity")]
    [InlineData("sku,date\nX,2025-01-05\n", "quantity")]
    [InlineData("sku;date;quantity\nX;2025-01-05;3\n", "sku;date;quantity")]
    [InlineData("X,2025-01-05,3\n", "X")]
    [InlineData("", "header")]
    [InlineData("\n\n", "column")]
    public async Task Import_When_the_header_is_wrong_Then_the_column_is_named(
        string csv,
        string named
    )
    {
        var problem = await ApiFixture.ProblemOf(await api.ImportAsync(csv), 422);
        var messages = problem.GetProperty("errors").GetProperty("lines[1].header");
        Assert.Contains(named, messages[0].GetString());
    }

    [Fact]
    public async Task Import_When_there_is_only_a_header_Then_nothing_is_received()
    {
        var result = await ApiFixture.SucceededAsync(await api.ImportAsync("sku,date,quantity\n"));
        Assert.Equal((0, 0, 0, 0, 0), Counts(result));
        Assert.Equal(JsonValueKind.Null, result.GetProperty("firstDate").ValueKind);
    }

    [Fact]
    public async Task Import_When_the_file_comes_from_a_spreadsheet_Then_it_is_read()
    {
        // Byte order mark, other order of columns, CRLF, quotes with commas and quotes, no line end at the end
        byte[] body =
        [
            0xEF,
            0xBB,
            0xBF,
            .. Encoding.UTF8.GetBytes(
                "Quantity,UnitPrice,SKU,Date\r\n\"2\",9.99,\"SHEET,\"\"1\"\"\",2025-12-24\r\n3,,\"SHEET,\"\"1\"\"\",2025-12-25"
            ),
        ];
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv; charset=utf-8");
        var result = await ApiFixture.SucceededAsync(
            await api.SendAsync(HttpMethod.Post, "/api/v1/sales/imports", content)
        );
        Assert.Equal((2, 2, 0, 0, 0), Counts(result));
        Assert.Equal([("2025-12", 5m)], await MonthsAsync(Uri.EscapeDataString("SHEET,\"1\"")));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Import_When_the_content_type_is_another_Then_it_is_refused(
        string contentType
    ) =>
        await ApiFixture.ProblemOf(
            await api.PostAsync("/api/v1/sales/imports", "{}", contentType),
            415
        );

    [Fact]
    public async Task Import_When_the_content_type_is_missing_Then_those_taken_are_named()
    {
        var problem = await ApiFixture.ProblemOf(
            await api.SendAsync(HttpMethod.Post, "/api/v1/sales/imports"),
            415
        );
        Assert.Contains("application/x-ndjson", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(",2025-12-01,1", "sku")]
    [InlineData("A,,1", "date")]
    [InlineData("A,2025-02-29,1", "date")]
    [InlineData("A,01.12.2025,1", "date")]
    [InlineData("A,0001-01-01,1", "date")]
    [InlineData("A,2025-12-01,", "quantity")]
    [InlineData("A,2025-12-01,NaN", "quantity")]
    [InlineData("A,2025-12-01,1e30", "quantity")]
    [InlineData("A,2025-12-01,\"1,5\"", "quantity")]
    [InlineData("A,2025-12-01,1,-0.01", "unitPrice")]
    [InlineData("A,2025-12-01,1,,c,1.01", "stockout")]
    [InlineData("A,2025-12-01,1,,c,0.5,more", null)]
    [InlineData("A,2025-12-01,1,\"never closed", null)]
    public async Task Import_When_a_value_is_wrong_Then_line_and_field_are_named(
        string row,
        string? field
    )
    {
        var problem = await ApiFixture.ProblemOf(
            await api.ImportAsync("sku,date,quantity,unitPrice,channel,stockout\n" + row + "\n"),
            422
        );
        var path = field is null ? "lines[2]" : "lines[2]." + field;
        Assert.True(
            problem.GetProperty("errors").TryGetProperty(path, out _),
            problem.GetRawText()
        );
    }

    [Fact]
    public async Task Import_When_a_row_has_no_end_Then_it_is_refused_without_reading_it_all()
    {
        var endless = "A,2025-12-01," + new string('1', 300_000);
        var problem = await ApiFixture.ProblemOf(
            await api.ImportAsync(TestHistory.Header + endless),
            422
        );
        Assert.Contains("64 KiB", problem.GetProperty("detail").GetString());

        var good = TestHistory.Constant("LONG", 1000, 1);
        problem = await ApiFixture.ProblemOf(
            await api.ImportAsync(TestHistory.Header + good + endless),
            422
        );
        Assert.True(
            problem.GetProperty("errors").TryGetProperty("lines[1002]", out _),
            problem.GetRawText()
        );

        var line = "{\"sku\":\"" + new string('x', 300_000) + "\"}\n";
        problem = await ApiFixture.ProblemOf(await NdjsonAsync(line), 422);
        Assert.True(problem.GetProperty("errors").TryGetProperty("lines[1]", out _));
    }

    [Fact]
    public async Task Import_When_bad_rows_are_skipped_Then_the_good_ones_are_stored()
    {
        var result = await ApiFixture.SucceededAsync(
            await api.ImportAsync(
                "sku,date,quantity\nSKIP,2025-12-01,1\nSKIP,never,2\nSKIP,2025-12-03,4\n",
                "?onError=skip"
            )
        );
        Assert.Equal((3, 2, 0, 0, 1), Counts(result));
        var error = result.GetProperty("errors")[0];
        Assert.Equal(3, error.GetProperty("line").GetInt32());
        Assert.Equal("date", error.GetProperty("field").GetString());
        Assert.Contains("never", error.GetProperty("message").GetString());
        Assert.Equal([("2025-12", 5m)], await MonthsAsync("SKIP"));
    }

    [Fact]
    public async Task Import_When_many_rows_are_bad_Then_the_answer_has_a_hundred_and_the_file_all()
    {
        var rows = string.Concat(Enumerable.Range(0, 150).Select(i => $"MANY,2025-12-01,x{i}\n"));
        var problem = await ApiFixture.ProblemOf(
            await api.ImportAsync("sku,date,quantity\n" + rows),
            422
        );
        var import = problem.GetProperty("import");
        Assert.Equal(100, import.GetProperty("errors").GetArrayLength());
        Assert.Equal(100, problem.GetProperty("errors").EnumerateObject().Count());
        Assert.Equal((150, 0, 0, 0, 150), Counts(import));

        var id = import.GetProperty("importId").GetString();
        var answer = await api.GetAsync($"/api/v1/imports/{id}/errors.csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await ApiFixture.TextOf(answer)).TrimEnd().Split('\n');
        Assert.Equal(151, lines.Length);
        Assert.Equal("line,field,message", lines[0].TrimEnd('\r'));
        Assert.StartsWith("151,quantity,", lines[150]);
    }

    [Fact]
    public async Task Imports_When_listed_Then_the_newest_comes_first_and_each_can_be_read()
    {
        var ids = new List<string>();
        foreach (var csv in (string[])["L,2025-12-01,1", "L,2025-12-01,2", "L,2025-12-01,3"])
        {
            api.Clock.Advance(TimeSpan.FromSeconds(1));
            var result = await ApiFixture.SucceededAsync(
                await api.ImportAsync("sku,date,quantity\n" + csv + "\n")
            );
            ids.Insert(0, result.GetProperty("importId").GetString()!);
        }
        var first = await api.GetJsonAsync("/api/v1/imports?limit=2");
        var second = await api.GetJsonAsync(
            "/api/v1/imports?limit=2&cursor=" + first.GetProperty("nextCursor").GetString()
        );
        Assert.Equal(ids, Ids(first).Concat(Ids(second)).Take(3));

        var read = await api.GetJsonAsync("/api/v1/imports/" + ids[0]);
        Assert.Equal("succeeded", read.GetProperty("status").GetString());
        Assert.Equal("sales", read.GetProperty("kind").GetString());
        Assert.Equal((1, 0, 1, 0, 0), Counts(read));
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/imports/none"), 404);
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/imports/none/errors.csv"), 404);
    }

    [Fact]
    public async Task Import_When_it_is_ndjson_Then_it_does_what_the_same_csv_does()
    {
        var result = await ApiFixture.SucceededAsync(
            await NdjsonAsync(
                """
                {"sku":"LINES","date":"2025-12-01","quantity":1.5,"channel":"web","stockout":0.25}

                {"quantity":"2","date":"2025-12-02","sku":"LINES","unitPrice":null}
                """
            )
        );
        Assert.Equal((2, 2, 0, 0, 0), Counts(result));
        var same = await ApiFixture.SucceededAsync(
            await api.ImportAsync(
                "sku,date,quantity,channel,stockout\nLINES,2025-12-01,1.5,web,0.25\nLINES,2025-12-02,2,,\n"
            )
        );
        Assert.Equal((2, 0, 0, 2, 0), Counts(same));
    }

    [Theory]
    [InlineData("""{"sku":"A","date":"2025-12-01"}""", "lines[1].quantity")]
    [InlineData("""{"sku":"A","date":"2025-12-01","qty":1}""", "lines[1].qty")]
    [InlineData("""{"sku":"A","date":"2025-12-01","quantity":[1]}""", "lines[1].quantity")]
    [InlineData("""{"sku":"A","date":"2025-12-01","quantity":true}""", "lines[1].quantity")]
    [InlineData("""["A","2025-12-01",1]""", "lines[1]")]
    [InlineData("sku,date,quantity", "lines[1]")]
    [InlineData("""{"sku":"\ud800","date":"2025-12-01","quantity":1}""", "lines[1]")]
    public async Task Import_When_an_ndjson_line_is_wrong_Then_line_and_field_are_named(
        string line,
        string path
    )
    {
        var problem = await ApiFixture.ProblemOf(await NdjsonAsync(line), 422);
        Assert.True(
            problem.GetProperty("errors").TryGetProperty(path, out _),
            problem.GetRawText()
        );
    }

    [Fact]
    public async Task Import_When_a_sku_is_unknown_Then_it_becomes_an_active_product()
    {
        await api.ImportAsync("sku,date,quantity\nNEWCOMER,2025-12-01,1\n");
        var product = await api.GetJsonAsync("/api/v1/products/NEWCOMER");
        Assert.Equal("active", product.GetProperty("status").GetString());
    }

    private Task<HttpResponseMessage> NdjsonAsync(string lines) =>
        api.PostAsync("/api/v1/sales/imports", lines, "application/x-ndjson");

    private async Task<IEnumerable<(string?, decimal)>> MonthsAsync(string sku)
    {
        var sales = await api.GetJsonAsync($"/api/v1/products/{sku}/sales");
        return sales
            .GetProperty("items")
            .EnumerateArray()
            .Select(i =>
                (i.GetProperty("period").GetString(), i.GetProperty("quantity").GetDecimal())
            );
    }

    private static IEnumerable<string?> Ids(JsonElement page) =>
        page.GetProperty("items")
            .EnumerateArray()
            .Select(i => i.GetProperty("importId").GetString());

    private static (int, int, int, int, int) Counts(JsonElement import) =>
        (
            import.GetProperty("received").GetInt32(),
            import.GetProperty("inserted").GetInt32(),
            import.GetProperty("updated").GetInt32(),
            import.GetProperty("unchanged").GetInt32(),
            import.GetProperty("rejected").GetInt32()
        );
}
