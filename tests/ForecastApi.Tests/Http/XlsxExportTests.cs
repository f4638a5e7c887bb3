using System.Globalization;
using System.IO.Compression;
using System.Net;
using ForecastApi.Http;
using ForecastApi.Http.Tables;
using MiniExcelLibs;
using Sylvan.Data.Csv;

namespace ForecastApi.Tests.Http;

/// <summary>Each export as a workbook has the header and the cells of its CSV, with their types.</summary>
public sealed class XlsxExportTests : IAsyncLifetime
{
    private const string MediaType =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/products/imports",
                "sku,name,unitPrice,likeSku,launchMonth,endMonth\n"
                    + "A,=1+1,12.5,,2020-03,2030-01\n"
                    + "B,\" -2 <&> Größe\nline\",0.000001,A,,\n",
                "text/csv"
            )
        );
        await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/boms/imports",
                "sku,componentSku,quantity,scrapRate\nA,B,0.123456789,0.05\n",
                "text/csv"
            )
        );
        await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/planning/imports",
                "sku,holdingCost,safetyStock\nA,2.5,08=1;*=3\n",
                "text/csv"
            )
        );
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Seasonal("A", 40))
        );
        await _api.RunForecastAsync(new { horizon = 3 });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("products")]
    [InlineData("boms")]
    [InlineData("planning")]
    [InlineData("sales")]
    [InlineData("forecasts")]
    [InlineData("accuracy")]
    [InlineData("accuracy/points")]
    [InlineData("sales", "?from=2031-01-01", 0)]
    public async Task Export_When_read_as_a_workbook_Then_its_cells_are_those_of_the_CSV(
        string path,
        string query = "",
        int? rows = null
    )
    {
        var csv = await CsvAsync($"/api/v1/{path}.csv{query}");
        using var answer = await _api.GetAsync($"/api/v1/{path}.xlsx{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(MediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".xlsx", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var file = new MemoryStream(
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
        AssertNoFormula(file);
        var sheet = file.Query()
            .Cast<IDictionary<string, object?>>()
            .Select(r => r.Values.ToList())
            .ToList();
        Assert.Equal(csv.Count, sheet.Count);
        Assert.Equal(rows ?? csv.Count - 1, sheet.Count - 1);
        Assert.Equal(csv[0], sheet[0].Cast<string>());
        for (var r = 1; r < csv.Count; r++)
        for (var c = 0; c < csv[0].Count; c++)
            AssertSame(csv[r][c], sheet[r][c]);
    }

    [Fact]
    public async Task Errors_When_exported_as_a_workbook_Then_lines_are_numbers()
    {
        var problem = await ApiFixture.ProblemOf(
            await _api.ImportAsync("sku,date,quantity\nA,2026-01-05,many\n"),
            422
        );
        var id = problem.GetProperty("import").GetProperty("importId").GetString();
        using var answer = await _api.GetAsync($"/api/v1/imports/{id}/errors.xlsx");
        using var file = new MemoryStream(
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
        var row = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Single();
        Assert.Equal(2.0, row["line"]);
        Assert.Equal("quantity", row["field"]);
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/imports/none/errors.xlsx"), 404);
    }

    [Fact]
    public async Task Routes_When_one_ends_in_csv_Then_one_ends_in_xlsx()
    {
        var document = await _api.GetJsonAsync("/swagger/v1/swagger.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Equal(
            paths
                .Where(p => Path.GetExtension(p) == ".csv")
                .Select(Path.GetFileNameWithoutExtension),
            paths
                .Where(p => Path.GetExtension(p) == ".xlsx")
                .Select(Path.GetFileNameWithoutExtension)
        );
    }

    [Fact]
    public async Task Rows_When_there_are_more_than_a_sheet_holds_Then_the_CSV_is_named()
    {
        var table = new ExportTable(
            "sales",
            ["sku"],
            AsyncEnumerable.Repeat(new object?[] { "A" }, XlsxRows.MaxRows + 1)
        );
        await using var rows = new XlsxRows(table, "/api/v1/sales.csv", CancellationToken.None);
        for (var i = 0; i < XlsxRows.MaxRows; i++)
            Assert.True(await rows.ReadAsync(TestContext.Current.CancellationToken));
        var problem = await Assert.ThrowsAsync<ProblemException>(() =>
            rows.ReadAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(422, problem.Status);
        Assert.Contains("/api/v1/sales.csv", problem.Message);
    }

    private async Task<List<List<string>>> CsvAsync(string path)
    {
        using var text = new StringReader(await ApiFixture.TextOf(await _api.GetAsync(path)));
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false });
        var rows = new List<List<string>>();
        while (csv.Read())
            rows.Add([
                .. Enumerable
                    .Range(0, csv.FieldCount)
                    .Select(c => CsvText.Plain(csv.GetString(c)).ToString()),
            ]);
        return rows;
    }

    private static void AssertSame(string csv, object? cell)
    {
        switch (cell)
        {
            case DateTime date:
                Assert.StartsWith(csv, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case double number:
                Assert.Equal(double.Parse(csv, CultureInfo.InvariantCulture), number, 1e-9);
                break;
            default:
                Assert.Equal(csv, cell as string ?? "");
                Assert.False(
                    csv.Length > 0 && double.TryParse(csv, CultureInfo.InvariantCulture, out _),
                    $"{csv} is a text"
                );
                break;
        }
    }

    private static void AssertNoFormula(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<x:f", sheet.ReadToEnd());
        file.Position = 0;
    }
}
