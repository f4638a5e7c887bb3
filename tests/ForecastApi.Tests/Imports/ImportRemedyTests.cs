using System.Text;
using System.Text.Json;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Tests.Imports;

/// <summary>The error of a file in another format names the parameters that read it.</summary>
public sealed class ImportRemedyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData(
        "sku;date;quantity\nA;2026-01-05;12,5\nB;2026-01-06;1\n",
        "delimiter=;",
        "decimal=comma"
    )]
    [InlineData(
        "\"sku\";\"date\";\"quantity\"\n\"A\";\"13.01.2010\";\"12,5\"\n\"A\";\"12.01.2010\";\"12,5\"\n",
        "delimiter=;",
        "decimal=comma",
        "dateFormat=dd.MM.yyyy"
    )]
    [InlineData(
        "Artikel\tDatum\tMenge\nA\t1/12/2010 8:26\t1\n",
        "delimiter=tab",
        "dateFormat=d/M/yyyy",
        "dateFormat=M/d/yyyy",
        "columns=theirs:ours"
    )]
    [InlineData("sku|date|quantity\nA|2026-01-05|1\n", "delimiter=%7C")]
    [InlineData(
        "Artikel,Datum,Menge\nA,2026-01-05,1\n",
        "columns=theirs:ours",
        "'Artikel'",
        "sku, date, quantity"
    )]
    [InlineData("sku,date\nA,2026-01-05\n", "'quantity' is missing", "columns=theirs:ours")]
    [InlineData(
        ",sku,date,quantity\n0,A,2026-01-05,1\n",
        "column 1 has no name",
        "columns=theirs:ours"
    )]
    [InlineData("{\"sku\":\"A\"}\n", "application/x-ndjson")]
    [InlineData("<html><table></table></html>", "HTML")]
    [InlineData("", "is empty")]
    public async Task Header_When_it_is_of_another_format_Then_the_parameters_are_named(
        string file,
        params string[] named
    )
    {
        var message = Message(await ApiFixture.ProblemOf(await api.ImportAsync(file), 422));
        foreach (var text in named)
            Assert.Contains(text, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-05", "\"12,5\"", "decimal=comma")]
    [InlineData("2026-01-05", "\"1,234\"", "decimal=comma")]
    [InlineData("12.01.2010", "1", "dateFormat=dd.MM.yyyy or dateFormat=MM.dd.yyyy")]
    [InlineData("13.01.2010", "1", "send dateFormat=dd.MM.yyyy if")]
    [InlineData("1/12/2010 8:26", "1", "dateFormat=d/M/yyyy or dateFormat=M/d/yyyy")]
    [InlineData("2010/1/12", "1", "dateFormat=yyyy/M/d")]
    [InlineData("2010-01-12T08:26:00Z", "1", "dateFormat=yyyy-MM-dd")]
    [InlineData("20100112", "1", "dateFormat=yyyyMMdd")]
    [InlineData("01/2010", "1", "dateFormat=MM/yyyy")]
    [InlineData("40190", "1", "dateFormat=excel")]
    [InlineData("40190.35", "1", "dateFormat=excel")]
    public async Task Value_When_it_is_of_another_format_Then_the_parameter_is_named(
        string date,
        string quantity,
        string named
    )
    {
        var problem = await ApiFixture.ProblemOf(
            await api.ImportAsync($"sku,date,quantity\nA,{date},{quantity}\n"),
            422
        );
        Assert.Contains(named, Message(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", "encoding=windows-1252")]
    [InlineData("utf-16", "encoding=utf-16")]
    public async Task Text_When_it_is_in_another_encoding_Then_the_parameter_is_named(
        string written,
        string named
    )
    {
        Assert.True(TextEncoding.TryGet(written, out var encoding));
        await RefusedAsync(
            encoding.GetBytes(
                "sku,date,quantity\nStuhl,2025-12-05,4\n" + (written == "utf-16" ? "" : "Stühl")
            ),
            named
        );
    }

    [Fact]
    public async Task File_When_it_is_no_text_Then_the_remedy_is_named()
    {
        await RefusedAsync([0x50, 0x4B, 3, 4, 20, 0], "spreadsheetml.sheet");
        await RefusedAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "Save it as xlsx or CSV");
        await RefusedAsync([0x1F, 0x8B, 8, 0, 0], "Content-Encoding: gzip");
    }

    private async Task RefusedAsync(byte[] file, string named)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        var problem = await ApiFixture.ProblemOf(
            await api.SendAsync(HttpMethod.Post, "/api/v1/sales/imports", content),
            422
        );
        Assert.Contains(named, Message(problem), StringComparison.Ordinal);
    }

    private static string Message(JsonElement problem) =>
        new StringBuilder()
            .AppendJoin(
                '\n',
                problem
                    .GetProperty("errors")
                    .EnumerateObject()
                    .SelectMany(e => e.Value.EnumerateArray())
                    .Select(m => m.GetString())
            )
            .ToString();
}
