using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Sales;

/// <summary>The inspection of a file, and the import with the parameters that it returns.</summary>
public sealed class InspectionTests : IAsyncDisposable
{
    private const string Inspect = "/api/v1/sales/imports/inspect";

    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("invoices", "day")]
    [InlineData("superstore", "day")]
    [InlineData("orders in Latin-1", "day")]
    [InlineData("weekly stores", "weekEnding")]
    [InlineData("pharmacy", "day")]
    [InlineData("champagne", "month")]
    [InlineData("wide by month", "month")]
    [InlineData("German shop", "day")]
    [InlineData("tab with serial days", "day")]
    [InlineData("months", "month")]
    [InlineData("own format", "day")]
    public async Task File_When_imported_as_inspected_Then_its_units_are_stored(
        string name,
        string period
    )
    {
        var file = ForeignFiles.Get(name);
        var found = await InspectAsync(file.Bytes);
        Assert.Equal(period, found.GetProperty("period").GetString());
        Assert.Equal(20, found.GetProperty("rows").GetArrayLength());
        var result = await ImportAsync(file.Bytes, found);
        Assert.Equal(file.Rows, Number(result, "received") - Number(result, "rejected"));
        Assert.Equal(file.Units, await StoredUnitsAsync());
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name} | {found.GetProperty("query").GetString()} | {Number(result, "received")} rows, {Number(result, "rejected")} rejected | {file.Units} | {await StoredUnitsAsync()}"
        );
    }

    [Fact]
    public async Task File_When_it_has_lines_outside_the_table_Then_they_are_reported()
    {
        var champagne = await InspectAsync(ForeignFiles.Get("champagne").Bytes);
        Assert.Equal([109], LeftOut(champagne));
        Assert.Equal(["noSku", "footer"], Codes(champagne));
        var wide = await InspectAsync(ForeignFiles.Get("wide by month").Bytes);
        Assert.Equal([32], LeftOut(wide));
        Assert.Equal(["totalColumn", "total"], Codes(wide));
        var invoices = await InspectAsync(ForeignFiles.Get("invoices").Bytes);
        Assert.Equal(["orderLines"], Codes(invoices));
    }

    [Fact]
    public async Task Hint_When_it_is_sent_Then_it_takes_precedence()
    {
        var bytes = Encoding.UTF8.GetBytes(
            "sku;date;quantity;pieces\nA;03/04/2026;1;2\nA;05/04/2026;3;4\n"
        );
        var found = await InspectAsync(bytes);
        Assert.Equal("dd/MM/yyyy", found.GetProperty("dateFormat").GetString());
        Assert.Equal(["ambiguousDate"], Codes(found));
        found = await InspectAsync(
            bytes,
            "?dateFormat=MM/dd/yyyy&columns=sku:sku,date:date,pieces:quantity&period=week"
        );
        Assert.Empty(Codes(found));
        var row = found.GetProperty("rows")[0];
        Assert.Equal("2026-03-04", row.GetProperty("date").GetString());
        Assert.Equal("2026-03-10", row.GetProperty("periodEnd").GetString());
        Assert.Equal(2, row.GetProperty("quantity").GetDecimal());
        Assert.Equal(2, row.GetProperty("line").GetInt64());
    }

    [Fact]
    public async Task Workbook_When_inspected_Then_its_sheets_and_rows_are_returned()
    {
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(
                "sku,date,quantity,channel\nA,2026-01-05,12.5,web\nB,2026-01-06,3,shop\n"
            )
        );
        var workbook = await (
            await _api.GetAsync("/api/v1/sales.xlsx")
        ).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var found = await InspectAsync(workbook);
        Assert.Equal(1, found.GetProperty("sheets").GetArrayLength());
        Assert.Equal("", found.GetProperty("query").GetString());
        Assert.Equal(2, found.GetProperty("rows").GetArrayLength());
        Assert.Equal(12.5m, found.GetProperty("rows")[0].GetProperty("quantity").GetDecimal());
        Assert.Equal(2, Number(await ImportAsync(workbook, found), "unchanged"));
    }

    [Fact]
    public async Task File_When_it_is_compressed_or_in_a_form_Then_it_is_inspected_as_well()
    {
        var file = ForeignFiles.Get("German shop");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(file.Bytes, TestContext.Current.CancellationToken);
        var expected = (await InspectAsync(file.Bytes)).GetProperty("query").GetString();
        Assert.Equal(
            expected,
            (await InspectAsync(packed.ToArray())).GetProperty("query").GetString()
        );
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(file.Bytes), "file", "shop.csv" },
        };
        var answer = await ApiFixture.SucceededAsync(
            await _api.SendAsync(HttpMethod.Post, Inspect, form)
        );
        Assert.Equal(expected, answer.GetProperty("query").GetString());
    }

    [Fact]
    public async Task File_When_only_its_start_is_sent_Then_the_cut_row_is_no_finding()
    {
        var line = "A,2026-01-05,1,\"a long channel, with a comma\"\n";
        var text = "sku,date,quantity,channel\n" + string.Concat(Enumerable.Repeat(line, 2000));
        var found = await InspectAsync(Encoding.UTF8.GetBytes(text)[..(64 * 1024)]);
        Assert.Equal(["orderLines"], Codes(found));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("PK\u0003\u0004 no archive")]
    [InlineData("%PDF-1.7 text")]
    [InlineData("ab\0cdefghijkl")]
    public async Task File_When_it_is_empty_or_no_table_Then_the_problem_states_it(string text)
    {
        var answer = await _api.SendAsync(
            HttpMethod.Post,
            Inspect,
            new ByteArrayContent(Encoding.UTF8.GetBytes(text))
        );
        var problem = await ApiFixture.ProblemOf(answer, 422);
        Assert.Equal("importRejected", problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("\"sku,date\nA")]
    [InlineData("x")]
    [InlineData("{\"sku\":1}\n{]\n")]
    [InlineData(",,,\n;;;\n")]
    [InlineData("sku,date,quantity,sku\n1,2,3,4\n")]
    [InlineData("\ud83d\ude00;\u0000")]
    public async Task File_When_it_is_broken_Then_the_response_is_no_server_error(string text)
    {
        var answer = await _api.SendAsync(
            HttpMethod.Post,
            Inspect,
            new ByteArrayContent(Encoding.UTF8.GetBytes(text))
        );
        Assert.InRange((int)answer.StatusCode, 200, 422);
    }

    [Fact]
    public async Task Format_When_it_is_saved_Then_files_with_its_header_name_it()
    {
        const string path = "/api/v1/import-formats/Till%20export";
        var file = ForeignFiles.Get("German shop");
        Assert.Equal(
            JsonValueKind.Null,
            (await InspectAsync(file.Bytes)).GetProperty("savedFormat").ValueKind
        );
        var body = new
        {
            delimiter = ";",
            @decimal = "comma",
            dateFormat = "dd.MM.yyyy",
            encoding = "windows-1252",
            columns = new[] { new { theirs = "Artikel", ours = "sku" } },
            headers = new[] { "Artikel", "Größe", "Datum", "Menge", "Preis", "Kanal" },
        };
        await _api.StoreAsync(path, body);
        var stored = await _api.GetJsonAsync(path);
        Assert.Equal("Till export", stored.GetProperty("name").GetString());
        Assert.Equal("comma", stored.GetProperty("decimal").GetString());
        Assert.Equal(
            "Till export",
            (await InspectAsync(file.Bytes)).GetProperty("savedFormat").GetString()
        );
        var list = await _api.GetJsonAsync("/api/v1/import-formats");
        Assert.Equal(1, list.GetProperty("items").GetArrayLength());
        await ApiFixture.ProblemOf(await _api.PutAsync(path, body, ("If-None-Match", "*")), 412);
        Assert.Equal(204, (int)(await _api.DeleteAsync(path)).StatusCode);
        await ApiFixture.ProblemOf(await _api.GetAsync(path), 404);
        await ApiFixture.ProblemOf(await _api.DeleteAsync(path), 404);
    }

    [Theory]
    [InlineData("""{ "delimiter": "semicolon" }""", "delimiter")]
    [InlineData("""{ "columns": [ { "theirs": "A", "ours": null } ] }""", "columns")]
    [InlineData("""{ "dateFormat": "never" }""", "dateFormat")]
    [InlineData("""{ "encoding": "klingon" }""", "encoding")]
    public async Task Format_When_no_file_can_be_read_with_it_Then_it_is_refused(
        string body,
        string field
    )
    {
        var answer = await _api.SendAsync(
            HttpMethod.Put,
            "/api/v1/import-formats/x",
            new StringContent(body, Encoding.UTF8, "application/json")
        );
        var problem = await ApiFixture.ProblemOf(answer, 400);
        Assert.Contains(field, problem.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> InspectAsync(byte[] bytes, string query = "") =>
        await ApiFixture.SucceededAsync(
            await _api.SendAsync(
                HttpMethod.Post,
                Inspect + query,
                new ByteArrayContent(
                    bytes[..Math.Min(bytes.Length, IsZip(bytes) ? int.MaxValue : 64 * 1024)]
                )
            )
        );

    /// <summary>Imports the file with the lines blank that are no part of its table, as the page does.</summary>
    private async Task<JsonElement> ImportAsync(byte[] bytes, JsonElement found)
    {
        if (LeftOut(found) is { Length: > 0 } leftOut)
        {
            var lines = Encoding.Latin1.GetString(bytes).Split('\n');
            foreach (var line in leftOut)
                lines[line - 1] = "";
            bytes = Encoding.Latin1.GetBytes(string.Join('\n', lines));
        }
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(
            found.GetProperty("mediaType").GetString()!
        );
        return await ApiFixture.SucceededAsync(
            await _api.SendAsync(
                HttpMethod.Post,
                "/api/v1/sales/imports?" + found.GetProperty("query").GetString(),
                content
            )
        );
    }

    private async Task<decimal> StoredUnitsAsync()
    {
        var csv = await ApiFixture.TextOf(await _api.GetAsync("/api/v1/sales.csv"));
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var column = Array.IndexOf(lines[0].Trim().Split(','), "quantity");
        return lines
            .Skip(1)
            .Sum(l =>
                decimal.Parse(
                    l.Trim().Split(',')[column],
                    System.Globalization.CultureInfo.InvariantCulture
                )
            );
    }

    private static bool IsZip(byte[] bytes) => bytes is [0x50, 0x4B, ..];

    private static long Number(JsonElement result, string name) =>
        result.GetProperty(name).GetInt64();

    private static long[] LeftOut(JsonElement found) =>
        [.. found.GetProperty("leftOut").EnumerateArray().Select(l => l.GetInt64())];

    private static string[] Codes(JsonElement found) =>
        [
            .. found
                .GetProperty("notes")
                .EnumerateArray()
                .Select(n => n.GetProperty("code").GetString()!),
        ];
}
