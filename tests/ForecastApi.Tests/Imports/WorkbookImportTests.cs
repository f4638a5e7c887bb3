using System.Text;

namespace ForecastApi.Tests.Imports;

/// <summary>Workbooks are imported row by row, with the types of their cells.</summary>
public sealed class WorkbookImportTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Strings =
        "<si><t>A-1</t></si><si><r><t>B</t></r><r><t xml:space=\"preserve\">-2 </t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>";

    private static readonly string Header = TestWorkbook.Texts(2, "sku", "date", "quantity");

    [Fact]
    public async Task Cells_When_they_are_numbers_and_dates_Then_no_parameter_is_needed()
    {
        var file = TestWorkbook.Of(
            Header
                + """<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" s="1"><v>45996</v></c><c r="C4"><v>12.5</v></c></row>"""
                + """<row r="5"><c r="A5"><v>4006381333931</v></c><c r="B5" s="2"><v>45997.5</v></c><c r="C5"><f>A1+1</f><v>0.30000000000000004</v></c></row>"""
                + """<row r="6"/><row r="7"><c r="A7" t="s"><v>1</v></c><c r="B7" t="d"><v>2025-12-06T00:00:00</v></c><c r="C7"><v>1E1</v></c><c r="D7" t="inlineStr"><is><t></t></is></c></row>""",
            Strings,
            dimension: "A1:XFD1048576"
        );
        var result = await ApiFixture.SucceededAsync(await SendAsync(file));
        Assert.Equal(3, result.GetProperty("received").GetInt32());
        Assert.Equal("2025-12-05", result.GetProperty("firstDate").GetString());
        Assert.Equal("2025-12-06", result.GetProperty("lastDate").GetString());
        var export = await ApiFixture.TextOf(await api.GetAsync("/api/v1/sales.csv"));
        Assert.Contains("A-1,2025-12-05,12.5", export, StringComparison.Ordinal);
        Assert.Contains("4006381333931,2025-12-06,0.3,", export, StringComparison.Ordinal);
        Assert.Contains("B-2,2025-12-06,10", export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_When_the_workbook_counts_from_1904_Then_they_are_those_that_it_shows()
    {
        var file = TestWorkbook.Of(
            Header + Row(3, """<c r="B3" s="1"><v>44534</v></c>""", "<v>1</v>"),
            properties: """<workbookPr date1904="1"/>"""
        );
        var result = await ApiFixture.SucceededAsync(await SendAsync(file));
        Assert.Equal("2025-12-05", result.GetProperty("firstDate").GetString());
    }

    [Fact]
    public async Task Cells_When_they_are_texts_Then_the_parameters_read_them()
    {
        var file = TestWorkbook.Of(
            Header + TestWorkbook.Texts(3, "T", "05.12.2025", "1.234,5"),
            other: Header + TestWorkbook.Texts(3, "OTHER", "2025-12-05", "1")
        );
        await ApiFixture.SucceededAsync(
            await SendAsync(file, "?decimal=comma&dateFormat=dd.MM.yyyy")
        );
        await ApiFixture.SucceededAsync(await SendAsync(file, "?sheet=other"));
        await api.GetJsonAsync("/api/v1/products/OTHER");
        var problem = await ApiFixture.ProblemOf(await SendAsync(file, "?sheet=None"), 422);
        Assert.Contains(
            "Data, Other",
            problem.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Row_When_it_is_wrong_Then_its_line_is_that_of_the_sheet_and_the_remedy_is_named()
    {
        var file = TestWorkbook.Of(Header + Row(9, """<c r="B9"><v>45996</v></c>""", "<v>1</v>"));
        var problem = await ApiFixture.ProblemOf(await SendAsync(file), 422);
        Assert.Contains(
            "dateFormat=excel",
            problem.GetProperty("errors").GetProperty("lines[9].date")[0].GetString(),
            StringComparison.Ordinal
        );
        await ApiFixture.SucceededAsync(await SendAsync(file, "?dateFormat=excel"));
    }

    [Fact]
    public async Task Workbook_When_exported_and_imported_Then_nothing_changes()
    {
        await ApiFixture.SucceededAsync(
            await api.ImportAsync("sku,date,quantity,channel\nOUT,2025-12-05,1.5,web\n")
        );
        var file = await api.Http.GetByteArrayAsync(
            "/api/v1/sales.xlsx?sku=OUT",
            TestContext.Current.CancellationToken
        );
        var result = await ApiFixture.SucceededAsync(await SendAsync(file));
        Assert.Equal(1, result.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task Texts_When_they_are_many_Then_all_are_read()
    {
        const int Count = 60_000;
        var strings = new StringBuilder();
        var rows = new StringBuilder(TestWorkbook.Texts(1, "sku", "date", "quantity", "channel"));
        for (var i = 0; i < Count; i++)
        {
            strings.Append(
                FormattableString.Invariant(
                    $"<si><t>channel number {i} of the shop in the street</t></si>"
                )
            );
            rows.Append(
                FormattableString.Invariant(
                    $"""<row r="{i + 2}"><c r="A{i + 2}" t="inlineStr"><is><t>MANY</t></is></c><c r="B{i + 2}" s="1"><v>45996</v></c><c r="C{i + 2}"><v>1</v></c><c r="D{i + 2}" t="s"><v>{(i * 7919L) % Count}</v></c></row>"""
                )
            );
        }
        var result = await ApiFixture.SucceededAsync(
            await SendAsync(TestWorkbook.Of(rows.ToString(), strings.ToString()))
        );
        Assert.Equal(Count, result.GetProperty("inserted").GetInt32());
        Assert.Equal(0, result.GetProperty("merged").GetInt32());
    }

    [Fact]
    public async Task Workbook_When_it_is_damaged_Then_422_and_nothing_is_stored()
    {
        var whole = TestWorkbook.Of(Header + TestWorkbook.Texts(3, "BAD", "2025-12-05", "1"));
        foreach (
            var file in (byte[][])
                [
                    [],
                    whole[..40],
                    whole[..^30],
                    [.. "sku,date,quantity\n"u8],
                    TestWorkbook.Of(
                        Header + TestWorkbook.Texts(3, "BAD", "2025-12-05", "1") + "<row"
                    ),
                    TestWorkbook.Of(Header + """<row r="3"><c r="A3" t="s"><v>7</v></c></row>"""),
                    TestWorkbook.Of(Header + """<row r="3"><c r="ZZZZ3"><v>7</v></c></row>"""),
                    TestWorkbook.Of(
                        Header
                            + TestWorkbook.Texts(3, new string('x', 2_000_000), "2025-12-05", "1")
                    ),
                ]
        )
            await ApiFixture.ProblemOf(await SendAsync(file), 422);
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/BAD"), 404);
    }

    [Fact]
    public async Task Workbook_When_it_is_too_large_after_decompression_Then_it_is_refused() =>
        await ApiFixture.ProblemOf(
            await SendAsync(TestWorkbook.Of(Header + new string(' ', 64 * 1024 * 1024))),
            422
        );

    private static string Row(int row, string date, string quantity) =>
        $"""<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>ROW</t></is></c>{date}<c r="C{row}">{quantity}</c></row>""";

    private Task<HttpResponseMessage> SendAsync(byte[] file, string query = "") =>
        api.SendAsync(HttpMethod.Post, "/api/v1/sales/imports" + query, TestWorkbook.Content(file));
}
