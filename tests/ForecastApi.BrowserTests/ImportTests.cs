using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace ForecastApi.BrowserTests;

/// <summary>The import page: choice, inspection, import and undo of a file of another system.</summary>
public sealed class ImportTests(BrowserFixture browser)
{
    private const string Shop = """
        Umsatz nach Artikel;;;
        Artikel;Datum;Menge;Reserve
        IMP-1;03.04.2026;12,5;1
        IMP-1;03.04.2026;2,5;1
        IMP-2;05.04.2026;4;2
        Summe;;19;
        """;

    [Fact]
    public async Task File_When_chosen_and_corrected_Then_it_is_imported_and_undone()
    {
        await using var page = await browser.OpenAsync("/import");
        await AssertAccessibleAsync(page, "import");
        await ChooseAsync(page, "shop.csv", Encoding.Latin1.GetBytes(Shop));
        await page.Page.GetByText("The file can be read").WaitForAsync();
        Assert.Equal("Check how it is read", await page.FocusedAsync());
        Assert.Equal(";", await ValueAsync(page, "Delimiter"));
        Assert.Equal("comma", await ValueAsync(page, "Decimal mark"));
        Assert.Equal("d.M.yyyy", await ValueAsync(page, "Dates"));
        Assert.Equal("sku", await ValueAsync(page, "Read Artikel as"));
        var rows = await page.TextAsync("#rows");
        Assert.Contains("IMP-1 2026-04-03 12.5 3", rows);
        Assert.DoesNotContain("Summe", rows);
        await AssertAccessibleAsync(page, "import-format");

        await page.Page.GetByLabel("Dates").SelectOptionAsync("M.d.yyyy");
        await page.Page.Locator("#rows").GetByText("2026-03-04").First.WaitForAsync();
        await page.Page.GetByLabel("Dates").SelectOptionAsync("d.M.yyyy");
        await page.Page.Locator("#rows").GetByText("2026-04-03").First.WaitForAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Import the file" }).ClickAsync();
        await page.Page.Locator("#result-title").GetByText("Imported").WaitForAsync();
        var result = await page.TextAsync("#numbers");
        Assert.Contains("Rows received 3", result);
        Assert.Contains("Order lines added up 1", result);
        Assert.Contains("Succeeded", await page.TextAsync("#imports"));
        await AssertAccessibleAsync(page, "import-result");

        await page
            .Page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" })
            .ClickAsync();
        await page.Page.Locator("#result-title").GetByText("Undone").WaitForAsync();
        await page.Page.Locator("#imports").GetByText("Undone").First.WaitForAsync();
        await page.AssertSoundAsync();
        var sold = await page.Page.APIRequest.GetAsync("/api/v1/sales.csv?sku=IMP-1");
        Assert.DoesNotContain("IMP-1", await sold.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_When_dropped_Then_its_bad_rows_are_listed_and_may_be_left_out()
    {
        await using var page = await browser.OpenAsync("/import");
        await DropAsync(
            page,
            "bad.csv",
            "sku,date,quantity\nIMP-3,2026-02-01,5\nIMP-3,2026-02-31,6\nIMP-3,2026-02-03,7\n"
        );
        await page.Page.GetByText("Line 3").WaitForAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Import the file" }).ClickAsync();
        await page.Page.Locator("#result-title").GetByText("Nothing was stored").WaitForAsync();
        Assert.Contains("2026-02-31", await page.TextAsync("#errors"));
        await AxeAsync(page, "import-errors");
        await page
            .Page.GetByRole(AriaRole.Button, new() { Name = "Import the valid rows only" })
            .ClickAsync();
        await page.Page.Locator("#result-title").GetByText("Imported").WaitForAsync();
        Assert.Contains("Rejected 1", await page.TextAsync("#numbers"));
        await page
            .Page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" })
            .ClickAsync();
        await page.Page.Locator("#result-title").GetByText("Undone").WaitForAsync();
    }

    [Fact]
    public async Task Format_When_saved_Then_the_next_file_of_its_kind_is_read_the_same_way()
    {
        const string text =
            "Code|Day|Count A|Count B\nIMP-4|2026-02-01|1|2\nIMP-5|2026-02-02|3|4\n";
        await using var page = await browser.OpenAsync("/import");
        await ChooseAsync(page, "counts.csv", Encoding.UTF8.GetBytes(text));
        await page.Page.GetByLabel("Read Count B as").WaitForAsync();
        await page.Page.GetByLabel("Read Count A as").SelectOptionAsync("");
        await page.Page.GetByLabel("Read Count B as").SelectOptionAsync("quantity");
        await page.Page.Locator("#rows").GetByText("4", new() { Exact = true }).WaitForAsync();
        await page.Page.GetByLabel("Save this format as").FillAsync("Counts");
        await page
            .Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true })
            .ClickAsync();
        await page.Page.GetByText("Saved as Counts").WaitForAsync();

        await page.GoAsync("/import");
        await ChooseAsync(page, "counts-2.csv", Encoding.UTF8.GetBytes(text));
        await page.Page.GetByText("The file can be read").WaitForAsync();
        Assert.Equal("Counts", await ValueAsync(page, "Saved format"));
        Assert.Equal("quantity", await ValueAsync(page, "Read Count B as"));
        await page.AssertSoundAsync();
    }

    [Theory]
    [InlineData("sales.xlsx")]
    [InlineData("sales.csv.gz")]
    public async Task File_When_it_is_a_workbook_or_compressed_Then_it_is_imported_as_well(
        string name
    )
    {
        await using var page = await browser.OpenAsync("/import");
        var format = name.Split('.')[1];
        var exported = await page.Page.APIRequest.GetAsync($"/api/v1/sales.{format}?sku=KID-DUO");
        var bytes = await exported.BodyAsync();
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var packed = new MemoryStream();
            await using (
                var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)
            )
                await gzip.WriteAsync(bytes, TestContext.Current.CancellationToken);
            bytes = packed.ToArray();
        }
        await ChooseAsync(page, name, bytes);
        await page.Page.GetByText("The file can be read").WaitForAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Import the file" }).ClickAsync();
        await page.Page.Locator("#result-title").GetByText("Imported").WaitForAsync();
        Assert.Contains("New 0 Changed 0", await page.TextAsync("#numbers"));
        await page.AssertSoundAsync();
    }

    [Fact]
    public async Task Page_When_scripts_are_off_Then_it_explains_the_request()
    {
        await using var page = await browser.OpenAsync("/import", scripts: false);
        Assert.Contains("This page needs JavaScript", await page.TextAsync());
        Assert.False(await page.Page.Locator("#file").IsVisibleAsync());
    }

    [Fact]
    public async Task Large_file_When_imported_Then_its_progress_is_shown_and_dates_of_its_end_count()
    {
        var text = new StringBuilder("Item,Date,Qty\n");
        for (var day = 0; day < 300; day++)
        for (var item = 0; item < 1200; item++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"IMP-L{item},{new DateOnly(2025, 1, 1).AddDays(day):dd/MM/yyyy},{item % 7}\n"
            );
        await using var page = await browser.OpenAsync("/import");
        await ChooseAsync(page, "large.csv", Encoding.UTF8.GetBytes(text.ToString()));
        await page.Page.GetByText("The file can be read").WaitForAsync();
        Assert.Equal("d/M/yyyy", await ValueAsync(page, "Dates"));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Import the file" }).ClickAsync();
        await page
            .Page.Locator("#result-title")
            .GetByText("Imported")
            .WaitForAsync(new() { Timeout = 120_000 });
        Assert.Contains("Rows received 360,000", await page.TextAsync("#numbers"));
        await page
            .Page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" })
            .ClickAsync();
        await page
            .Page.Locator("#result-title")
            .GetByText("Undone")
            .WaitForAsync(new() { Timeout = 120_000 });
    }

    private static Task<string> ValueAsync(OpenPage page, string label) =>
        page.Page.GetByLabel(label, new() { Exact = true }).InputValueAsync();

    private static Task ChooseAsync(OpenPage page, string name, byte[] bytes) =>
        page
            .Page.GetByLabel("Sales file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/csv",
                    Buffer = bytes,
                }
            );

    private static async Task DropAsync(OpenPage page, string name, string text)
    {
        var files = await page.Page.EvaluateHandleAsync(
            """
            ([name, text]) => {
                const files = new DataTransfer();
                files.items.add(new File([text], name, { type: 'text/csv' }));
                return files;
            }
            """,
            new[] { name, text }
        );
        foreach (var step in (string[])["dragenter", "dragover", "drop"])
            await page.Page.Locator("#drop").DispatchEventAsync(step, new { dataTransfer = files });
    }

    private static async Task AssertAccessibleAsync(OpenPage page, string name)
    {
        foreach (var width in (int[])[OpenPage.Wide, 390])
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateAsync(width, scheme);
            await page.AssertSoundAsync();
            await AxeAsync(
                page,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}"
                )
            );
        }
        await page.EmulateAsync(OpenPage.Wide, ColorScheme.Light);
    }

    private static async Task AxeAsync(OpenPage page, string look)
    {
        await page.TakePictureAsync(look);
        Assert.All(await AxeScan.FindAsync(page.Page), v => Assert.Fail($"{look}: {v}"));
    }
}
