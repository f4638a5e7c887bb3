using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ForecastApi.Tests.Imports;

/// <summary>A file may be sent as the one file of a form, and no page of another site sends it for the user.</summary>
public sealed class FormImportTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Sales = "/api/v1/sales/imports";

    [Theory]
    [InlineData("text/csv", "sales.dat")]
    [InlineData("application/vnd.ms-excel", "sales.csv")]
    [InlineData("application/octet-stream", "sales.CSV")]
    [InlineData(null, "sales.txt")]
    public async Task File_When_it_is_the_one_file_of_a_form_Then_its_rows_are_stored(
        string? mediaType,
        string name
    )
    {
        using var form = new MultipartFormDataContent
        {
            { Part("sku,date,quantity\nFORM,2025-12-05,4\n", mediaType), "file", name },
        };
        var result = await ApiFixture.SucceededAsync(
            await api.SendAsync(HttpMethod.Post, Sales, form)
        );
        Assert.Equal(1, result.GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task File_When_it_is_a_workbook_or_NDJSON_of_a_form_Then_its_rows_are_stored()
    {
        var workbook = TestWorkbook.Of(
            TestWorkbook.Texts(1, "sku", "date", "quantity")
                + TestWorkbook.Texts(2, "FORM-X", "2025-12-05", "4")
        );
        using var form = new MultipartFormDataContent
        {
            { TestWorkbook.Content(workbook, "application/octet-stream"), "file", "a.xlsx" },
        };
        await ApiFixture.SucceededAsync(await api.SendAsync(HttpMethod.Post, Sales, form));
        using var lines = new MultipartFormDataContent
        {
            {
                Part("""{"sku":"FORM-N","date":"2025-12-05","quantity":4}""", null),
                "file",
                "a.ndjson"
            },
        };
        await ApiFixture.SucceededAsync(await api.SendAsync(HttpMethod.Post, Sales, lines));
    }

    [Fact]
    public async Task File_When_it_is_CSV_named_as_Excel_Then_its_rows_are_stored() =>
        await ApiFixture.SucceededAsync(
            await api.PostAsync(
                Sales,
                "sku,date,quantity\nEXCEL,2025-12-05,4\n",
                "application/vnd.ms-excel"
            )
        );

    [Fact]
    public async Task Form_When_it_holds_more_or_less_than_one_file_Then_nothing_is_stored()
    {
        const string File = "sku,date,quantity\nTWO,2025-12-05,4\n";
        using var two = new MultipartFormDataContent
        {
            { Part(File, "text/csv"), "a", "a.csv" },
            { Part(File, "text/csv"), "b", "b.csv" },
        };
        await ApiFixture.ProblemOf(await api.SendAsync(HttpMethod.Post, Sales, two), 400);
        using var field = new MultipartFormDataContent { { new StringContent(";"), "delimiter" } };
        await ApiFixture.ProblemOf(await api.SendAsync(HttpMethod.Post, Sales, field), 400);
        using var broken = new StringContent(
            "--x\r\nContent-Disposition: form-data; name=a; filename=a.csv\r\n\r\n" + File
        );
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        await ApiFixture.ProblemOf(await api.SendAsync(HttpMethod.Post, Sales, broken), 400);
        using var other = new MultipartFormDataContent
        {
            { Part(File, "image/png"), "a", "a.png" },
        };
        await ApiFixture.ProblemOf(await api.SendAsync(HttpMethod.Post, Sales, other), 415);
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/TWO"), 404);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://localhost", true)]
    public async Task Form_When_a_page_of_another_site_sends_it_Then_it_is_refused(
        string header,
        string value,
        bool taken
    )
    {
        using var form = new MultipartFormDataContent
        {
            { Part("sku,date,quantity\nSITE,2025-12-05,4\n", "text/csv"), "file", "a.csv" },
        };
        using var answer = await api.SendAsync(HttpMethod.Post, Sales, form, (header, value));
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        using var deleted = await api.SendAsync(
            HttpMethod.Delete,
            "/api/v1/products/NONE",
            null,
            (header, value)
        );
        Assert.Equal(taken, deleted.StatusCode != HttpStatusCode.Forbidden);
        using var read = await api.SendAsync(
            HttpMethod.Get,
            "/api/v1/products",
            null,
            (header, value)
        );
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    private static StringContent Part(string text, string? mediaType)
    {
        var part = new StringContent(text, Encoding.UTF8);
        part.Headers.ContentType = mediaType is null ? null : new(mediaType);
        return part;
    }
}
