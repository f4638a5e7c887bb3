using System.Text;

namespace ForecastApi.Tests.Imports;

/// <summary>Products, bills and planning parameters are imported from the same files as sales.</summary>
public sealed class TableFormatTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Tables_When_their_format_is_sent_Then_their_values_are_stored()
    {
        await SucceededAsync(
            "products",
            "?delimiter=%3B&decimal=comma&dateFormat=MM/yyyy&columns=Artikel:sku,Preis:unitPrice,Start:launchMonth",
            "Artikel;Preis;Start;Rest\nP;1.234,50 €;03/2026;x\nC;;;\n"
        );
        var product = await api.GetJsonAsync("/api/v1/products/P");
        Assert.Equal(1234.5m, product.GetProperty("unitPrice").GetDecimal());
        Assert.Equal("2026-03", product.GetProperty("launchMonth").GetString());
        await SucceededAsync(
            "boms",
            "?delimiter=tab&decimal=comma",
            "sku\tcomponentSku\tquantity\nP\tC\t0,125\n"
        );
        var bill = await api.GetJsonAsync("/api/v1/products/P/bom");
        Assert.Equal(0.125m, bill.GetProperty("lines")[0].GetProperty("quantity").GetDecimal());
        await SucceededAsync(
            "planning",
            "?delimiter=%7C&decimal=comma",
            "sku|openingStock|safetyStock\nP|40,5|08=5,5;*=10\n"
        );
        var planning = await api.GetJsonAsync("/api/v1/products/P/planning");
        Assert.Equal(40.5m, planning.GetProperty("openingStock").GetDecimal());
        Assert.Equal(5.5m, planning.GetProperty("safetyStock").GetProperty("08").GetDecimal());
    }

    [Fact]
    public async Task Tables_When_they_are_workbooks_Then_their_values_are_stored()
    {
        var file = TestWorkbook.Of(
            TestWorkbook.Texts(1, "sku", "unitPrice", "launchMonth")
                + """<row r="2"><c r="A2" t="inlineStr"><is><t>XP</t></is></c><c r="B2"><v>12.5</v></c><c r="C2" s="1"><v>46082</v></c></row>"""
        );
        await ApiFixture.SucceededAsync(
            await api.SendAsync(
                HttpMethod.Post,
                "/api/v1/products/imports?decimal=comma",
                TestWorkbook.Content(file)
            )
        );
        var product = await api.GetJsonAsync("/api/v1/products/XP");
        Assert.Equal(12.5m, product.GetProperty("unitPrice").GetDecimal());
        Assert.Equal("2026-03", product.GetProperty("launchMonth").GetString());
    }

    [Theory]
    [InlineData("products", "sku,unitPrice\nP,\"12,5\"\n", "", "decimal=comma")]
    [InlineData("boms", "sku,componentSku,quantity\nP,C,\"12,5\"\n", "", "decimal=comma")]
    [InlineData("planning", "sku,openingStock\nP,\"12,5\"\n", "", "decimal=comma")]
    [InlineData("planning", "sku,openingStock\nP,12.5\n", "?decimal=comma", "decimal=point")]
    [InlineData("products", "sku;name\nP;x\n", "", "delimiter=;")]
    public async Task Tables_When_they_are_of_another_format_Then_the_parameter_is_named(
        string route,
        string file,
        string query,
        string named
    )
    {
        var problem = await ApiFixture.ProblemOf(await SendAsync(route, query, file), 422);
        Assert.Contains(named, problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameter_When_it_has_no_meaning_for_tables_Then_it_is_named()
    {
        await ApiFixture.ProblemOf(await SendAsync("products", "?period=week", "sku\nA\n"), 400);
        await ApiFixture.ProblemOf(
            await SendAsync("products", "?columns=a:sku,*:quantities", "a\nA\n"),
            400
        );
    }

    private async Task SucceededAsync(string route, string query, string file) =>
        await ApiFixture.SucceededAsync(await SendAsync(route, query, file));

    private Task<HttpResponseMessage> SendAsync(string route, string query, string file) =>
        api.SendAsync(
            HttpMethod.Post,
            $"/api/v1/{route}/imports{query}",
            new StringContent(file, Encoding.UTF8, "text/csv")
        );
}
