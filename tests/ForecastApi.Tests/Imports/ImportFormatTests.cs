using System.Net.Http.Headers;
using System.Text;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Tests.Imports;

/// <summary>Files of other programs are read by the parameters that describe them.</summary>
public sealed class ImportFormatTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData(
        "F1",
        "delimiter=;&decimal=comma",
        "sku;date;quantity\nF1;2025-12-05;1.234,5\n",
        1234.5
    )]
    [InlineData(
        "F2",
        "delimiter=tab&decimal=comma",
        "sku\tdate\tquantity\nF2\t2025-12-05\t12,5\n",
        12.5
    )]
    [InlineData("F3", "decimal=comma", "sku,date,quantity\nF3,2025-12-05,\"1.234\"\n", 1234)]
    [InlineData(
        "F4",
        "dateFormat=dd.MM.yyyy",
        "sku,date,quantity\nF4,05.12.2025,\"1,234,567.5\"\n",
        1234567.5
    )]
    [InlineData("F5", "dateFormat=M/d/yyyy H:mm", "sku,date,quantity\nF5,12/5/2025 8:26,3\n", 3)]
    [InlineData("F6", "dateFormat=d.M.yy", "sku,date,quantity\nF6,5.12.25,3\n", 3)]
    [InlineData("F7", "dateFormat=yyyyMMdd", "sku,date,quantity\nF7,20251205,3\n", 3)]
    [InlineData("F8", "dateFormat=excel", "sku,date,quantity\nF8,45996.35,3\n", 3)]
    [InlineData("F9", "dateFormat=MM/yyyy", "sku,date,quantity\nF9,12/2025,3\n", 3)]
    [InlineData(
        "F10",
        "columns=Artikel:sku, datum :date,Menge:quantity",
        "Nr,ARTIKEL,Datum,Menge,\n1,F10,2025-12-05,4,x\n",
        4
    )]
    [InlineData(
        "F11",
        "columns=a%252Cb:sku,c%253Ad:date,q:quantity",
        "\"a,b\",c:d,q\nF11,2025-12-05,4\n",
        4
    )]
    [InlineData("F12", "delimiter=%7C", "sku|date|quantity\nF12|2025-12|5\n", 5)]
    public async Task File_When_its_format_is_sent_Then_its_values_are_stored(
        string sku,
        string query,
        string file,
        double quantity
    )
    {
        await ApiFixture.SucceededAsync(
            await api.ImportAsync(file, "?" + query.Replace(";", "%3B", StringComparison.Ordinal))
        );
        Assert.Equal((decimal)quantity, await SoldAsync(sku));
    }

    [Theory]
    [InlineData("windows-1252", "windows-1252", false)]
    [InlineData("iso-8859-1", "iso-8859-1", false)]
    [InlineData("utf-16", "utf-16", false)]
    [InlineData(null, "utf-16", true)]
    [InlineData(null, "utf-8", true)]
    public async Task File_When_its_encoding_is_stated_Then_its_letters_are_read(
        string? sent,
        string written,
        bool marked
    )
    {
        Assert.True(TextEncoding.TryGet(written, out var encoding));
        var sku = $"Stühl-{sent}-{written}";
        byte[] bytes =
        [
            .. marked ? encoding.GetPreamble() : [],
            .. encoding.GetBytes($"sku,date,quantity\n{sku},2025-12-05,4\n"),
        ];
        await ApiFixture.SucceededAsync(
            await SendAsync(bytes, sent is null ? "" : "?encoding=" + sent)
        );
        Assert.Equal(4, await SoldAsync(Uri.EscapeDataString(sku)));
    }

    [Fact]
    public async Task File_When_a_byte_after_its_mark_is_not_UTF8_Then_it_is_refused()
    {
        byte[] bytes =
        [
            0xEF,
            0xBB,
            0xBF,
            .. "sku,date,quantity\nSt"u8,
            0xFC,
            .. ",2025-12-05,4\n"u8,
        ];
        await ApiFixture.ProblemOf(await SendAsync(bytes, ""), 422);
    }

    [Theory]
    [InlineData("delimiter=ab", "delimiter")]
    [InlineData("delimiter=", "delimiter")]
    [InlineData("decimal=dot", "decimal")]
    [InlineData("dateFormat=MMM yyyy", "dateFormat")]
    [InlineData("dateFormat=dMyyyy", "dateFormat")]
    [InlineData("encoding=utf-9", "encoding")]
    [InlineData("period=decade", "period")]
    [InlineData("columns=sku", "columns")]
    [InlineData("columns=a:sku,b:date", "columns")]
    [InlineData("columns=a:sku,b:date,c:amount", "columns")]
    [InlineData("columns=a:sku,a:date,c:quantity", "columns")]
    [InlineData("columns=a:sku,b:sku,c:date,d:quantity", "columns")]
    [InlineData("columns=a:sku,b:date,*:quantities", "columns")]
    [InlineData("columns=a:channel,*:quantities", "columns")]
    [InlineData("columns=*:sku,b:date,c:quantity", "columns")]
    public async Task Parameter_When_it_has_no_meaning_Then_it_is_named_before_anything_is_read(
        string query,
        string name
    )
    {
        foreach (var prefer in (string[])["", "respond-async"])
        {
            var problem = await ApiFixture.ProblemOf(
                await api.SendAsync(
                    HttpMethod.Post,
                    "/api/v1/sales/imports?" + query,
                    new StringContent("sku,date,quantity\n", Encoding.UTF8, "text/csv"),
                    ("Prefer", prefer)
                ),
                400
            );
            Assert.True(
                problem.GetProperty("errors").TryGetProperty(name, out _),
                problem.GetRawText()
            );
        }
    }

    [Theory]
    [InlineData("decimal=point", "\"1,234\"")]
    [InlineData("decimal=point", "\"1,23,456\"")]
    [InlineData("decimal=comma", "12.5")]
    [InlineData("decimal=comma", "0.123")]
    [InlineData("decimal=comma", "1.2345")]
    [InlineData("decimal=comma", "\"1,234.5\"")]
    [InlineData("decimal=comma", "1.234E2")]
    [InlineData("decimal=point", "€5")]
    public async Task Number_When_it_can_be_read_in_two_ways_Then_it_is_refused(
        string query,
        string number
    ) =>
        await ApiFixture.ProblemOf(
            await api.ImportAsync($"sku,date,quantity\nA,2025-12-05,{number}\n", "?" + query),
            422
        );

    [Fact]
    public async Task Price_When_it_has_a_currency_sign_Then_its_amount_is_read()
    {
        await ApiFixture.SucceededAsync(
            await api.ImportAsync(
                "sku;date;quantity;unitPrice\nEURO;2025-12-05;1;1.234,50\u00A0€\nDOLLAR;2025-12-05;1;$ 12,5\n",
                "?delimiter=%3B&decimal=comma"
            )
        );
        var export = await ApiFixture.TextOf(await api.GetAsync("/api/v1/sales.csv?sku=EURO"));
        Assert.Contains("1234.5", export, StringComparison.Ordinal);
    }

    private async Task<decimal> SoldAsync(string sku) =>
        (await api.GetJsonAsync($"/api/v1/products/{sku}/sales"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(i => i.GetProperty("period").GetString() == "2025-12")
            .GetProperty("quantity")
            .GetDecimal();

    private Task<HttpResponseMessage> SendAsync(byte[] file, string query)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return api.SendAsync(HttpMethod.Post, "/api/v1/sales/imports" + query, content);
    }
}
