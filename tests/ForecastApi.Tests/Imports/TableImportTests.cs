using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests.Imports;

/// <summary>Products, bills, planning parameters and stock as CSV: all rows or none, and out as they came in.</summary>
public sealed class TableImportTests : IAsyncLifetime
{
    private const string Products = "/api/v1/products/imports";
    private const string Boms = "/api/v1/boms/imports";
    private const string Planning = "/api/v1/planning/imports";

    private readonly ApiFixture _api = new();

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task File_When_it_is_not_UTF8_Then_it_is_refused_and_nothing_is_stored()
    {
        await using var api = new ApiFixture();
        foreach (var route in (string[])["products", "sales"])
        {
            using var content = new ByteArrayContent([
                .. "sku,name,date,quantity\nA,St"u8,
                0xFC,
                .. "hl,2025-12-01,4\n"u8,
            ]);
            content.Headers.ContentType = new("text/csv");
            await ApiFixture.ProblemOf(
                await api.SendAsync(HttpMethod.Post, $"/api/v1/{route}/imports", content),
                422
            );
        }
        await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/A"), 404);
    }

    [Fact]
    public async Task Products_When_imported_Then_they_are_stored_and_again_nothing_changes()
    {
        const string File =
            "sku,name,unitPrice,status\nA,\"Trailer, red\",12.5,active\nB,,,discontinued\n";
        var first = await SucceededAsync(Products, File);
        Assert.Equal((2, 0, 0), Counts(first));
        var product = await _api.GetJsonAsync("/api/v1/products/A");
        Assert.Equal("Trailer, red", product.GetProperty("name").GetString());
        Assert.Equal(12.5m, product.GetProperty("unitPrice").GetDecimal());
        Assert.Equal((0, 0, 2), Counts(await SucceededAsync(Products, File)));
    }

    [Fact]
    public async Task Column_When_the_file_does_not_have_it_Then_what_is_stored_stays()
    {
        await SucceededAsync(Products, "sku,name,category\nA,Old,Cars\n");
        Assert.Equal((0, 1, 0), Counts(await SucceededAsync(Products, "name,sku\nNew,A\n")));
        var product = await _api.GetJsonAsync("/api/v1/products/A");
        Assert.Equal("New", product.GetProperty("name").GetString());
        Assert.Equal("Cars", product.GetProperty("category").GetString());
        await SucceededAsync(Products, "sku,category\nA,\n");
        product = await _api.GetJsonAsync("/api/v1/products/A");
        Assert.Equal(JsonValueKind.Null, product.GetProperty("category").ValueKind);
    }

    [Theory]
    [InlineData("sku,unitPrice\nA,1\nB,cheap\n", "lines[3].unitPrice")]
    [InlineData("sku,unitPrice\nA,1\nB,-1\n", "lines[3].unitPrice")]
    [InlineData("sku,status\nA,active\nB,1\n", "lines[3].status")]
    [InlineData("sku,likeSku\nA,\nB,B\n", "lines[3].likeSku")]
    [InlineData("sku,launchMonth\nA,\nB,2026-13\n", "lines[3].launchMonth")]
    [InlineData("sku,endMonth\nA,\nB,May 2026\n", "lines[3].endMonth")]
    [InlineData("sku,launchMonth,endMonth\nA,,\nB,2026-03,2026-02\n", "lines[3].endMonth")]
    [InlineData("sku,name\nA,x\n,y\n", "lines[3].sku")]
    [InlineData("sku,name\nA,x\nB,x,y\n", "lines[3]")]
    public async Task Products_When_a_row_is_bad_Then_none_is_stored_and_the_row_is_named(
        string file,
        string path
    )
    {
        var problem = await ApiFixture.ProblemOf(await PostAsync(Products, file), 422);
        Assert.True(problem.GetProperty("errors").TryGetProperty(path, out _), problem.ToString());
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/products/A"), 404);
        var import = problem.GetProperty("import");
        Assert.Equal(1, import.GetProperty("rejected").GetInt32());
        var errors = await ApiFixture.TextOf(
            await _api.GetAsync(
                $"/api/v1/imports/{import.GetProperty("importId").GetString()}/errors.csv"
            )
        );
        Assert.StartsWith("line,field,message\n3,", errors, StringComparison.Ordinal);

        var skipped = await SucceededAsync(Products + "?onError=skip", file);
        Assert.Equal((1, 0, 0), Counts(skipped));
        await _api.GetJsonAsync("/api/v1/products/A");
    }

    [Theory]
    [InlineData("colour\nred\n")]
    [InlineData("name\nx\n")]
    [InlineData("sku,sku\nA,A\n")]
    public async Task Header_When_it_is_wrong_Then_it_is_refused(string file) =>
        await ApiFixture.ProblemOf(await PostAsync(Products, file), 422);

    [Fact]
    public async Task File_When_it_is_no_CSV_Then_415() =>
        await ApiFixture.ProblemOf(await _api.PostAsync(Products, "{}", "application/json"), 415);

    [Fact]
    public async Task Row_When_it_stands_twice_Then_the_later_counts()
    {
        Assert.Equal((1, 0, 1), Counts(await SucceededAsync(Products, "sku,name\nA,x\nA,y\n")));
        Assert.Equal(
            "y",
            (await _api.GetJsonAsync("/api/v1/products/A")).GetProperty("name").GetString()
        );
    }

    [Fact]
    public async Task Numbers_When_they_have_more_decimals_than_are_stored_Then_again_nothing_changes()
    {
        await SucceededAsync(Products, "sku,unitPrice\nA,0.12345678\nB,1\n");
        Assert.Equal(
            (0, 0, 2),
            Counts(await SucceededAsync(Products, "sku,unitPrice\nA,0.12345678\nB,1.0\n"))
        );
        const string Bill = "sku,componentSku,quantity,scrapRate\nA,B,0.33333333,0.05\n";
        await SucceededAsync(Boms, Bill);
        Assert.Equal((0, 0, 1), Counts(await SucceededAsync(Boms, Bill)));
        const string Parameters = "sku,holdingCost\nA,0.33333333\n";
        await SucceededAsync(Planning, Parameters);
        Assert.Equal((0, 0, 1), Counts(await SucceededAsync(Planning, Parameters)));
    }

    [Fact]
    public async Task Cell_When_it_is_long_and_wrong_Then_only_its_beginning_is_repeated()
    {
        var problem = await ApiFixture.ProblemOf(
            await PostAsync(Products, $"sku,unitPrice\nA,{new string('9', 60_000)}\n"),
            422
        );
        Assert.InRange(problem.ToString().Length, 1, 4000);
    }

    [Fact]
    public async Task Imports_When_asked_for_a_kind_that_is_none_Then_400() =>
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/imports?kind=product"), 400);

    [Fact]
    public async Task Errors_When_rows_are_bad_in_several_ways_Then_they_are_listed_by_line()
    {
        await SucceededAsync(Products, "sku\nP\n");
        var problem = await ApiFixture.ProblemOf(
            await PostAsync(Planning, "sku,holdingCost\nNONE,1\nP,dear\nNEITHER,2\n"),
            422
        );
        Assert.Equal(
            ["lines[2].sku", "lines[3].holdingCost", "lines[4].sku"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)
        );
    }

    [Fact]
    public async Task Bills_When_imported_Then_each_is_replaced_whole()
    {
        await SucceededAsync(Products, "sku\nP\nX\nY\nZ\n");
        await SucceededAsync(Boms, "sku,componentSku,quantity\nP,X,1\nP,Y,2\n");
        var again = await SucceededAsync(
            Boms,
            "sku,componentSku,quantity,scrapRate\nP,X,1,\nP,Z,3,0.1\n"
        );
        Assert.Equal((1, 0, 1), Counts(again));
        var lines = (await _api.GetJsonAsync("/api/v1/products/P/bom")).GetProperty("lines");
        Assert.Equal(
            ["X", "Z"],
            lines.EnumerateArray().Select(l => l.GetProperty("componentSku").GetString())
        );
    }

    [Theory]
    [InlineData("CAR,AXLE,2\nAXLE,WHEEL,2\nWHEEL,BOLT,5\n")]
    [InlineData("WHEEL,BOLT,5\nAXLE,WHEEL,2\nCAR,AXLE,2\n")]
    [InlineData("AXLE,WHEEL,2\nCAR,AXLE,2\nWHEEL,BOLT,5\n")]
    public async Task Bills_When_their_SKUs_are_unknown_Then_they_become_products_in_any_order(
        string rows
    )
    {
        var result = await SucceededAsync(Boms, "sku,componentSku,quantity\n" + rows);
        Assert.Equal((3, 0, 0), Counts(result));
        Assert.Equal(
            ["AXLE", "BOLT", "CAR", "WHEEL"],
            (await _api.GetJsonAsync("/api/v1/products"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(p => p.GetProperty("sku").GetString())
        );
        var found = await _api.GetJsonAsync("/api/v1/products?q=wheel");
        Assert.Equal(1, found.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Bills_When_a_file_with_new_SKUs_is_rejected_Then_no_product_is_created()
    {
        await ApiFixture.ProblemOf(
            await PostAsync(Boms, "sku,componentSku,quantity\nA,B,1\nB,A,1\n"),
            422
        );
        var products = await _api.GetJsonAsync("/api/v1/products");
        Assert.Equal(0, products.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Products_When_a_like_one_comes_later_or_never_Then_they_are_stored()
    {
        var stored = await SucceededAsync(
            Products,
            "sku,likeSku,launchMonth,endMonth\nNEW,OLD,2026-03,\nOLD,GHOST,,2026-02\n"
        );
        Assert.Equal((2, 0, 0), Counts(stored));
        var product = await _api.GetJsonAsync("/api/v1/products/NEW");
        Assert.Equal("OLD", product.GetProperty("likeSku").GetString());
        Assert.Equal("2026-03", product.GetProperty("launchMonth").GetString());
        // A column that the file does not have keeps its value; an empty cell clears it
        await SucceededAsync(Products, "sku,endMonth\nNEW,2027-01\nOLD,\n");
        product = await _api.GetJsonAsync("/api/v1/products/NEW");
        Assert.Equal("2026-03", product.GetProperty("launchMonth").GetString());
        Assert.Equal("2027-01", product.GetProperty("endMonth").GetString());
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            (await _api.GetJsonAsync("/api/v1/products/OLD")).GetProperty("endMonth").ValueKind
        );
    }

    [Fact]
    public async Task Bills_When_they_make_a_cycle_Then_it_is_named_and_nothing_is_stored()
    {
        await SucceededAsync(Products, "sku\nP\nX\nY\n");
        await SucceededAsync(Boms, "sku,componentSku,quantity\nX,Y,1\n");
        var problem = await ApiFixture.ProblemOf(
            await PostAsync(Boms, "sku,componentSku,quantity\nP,X,1\nY,P,1\n"),
            422
        );
        Assert.Contains(" → ", problem.GetProperty("detail").GetString());
        var lines = (await _api.GetJsonAsync("/api/v1/products/P/bom")).GetProperty("lines");
        Assert.Equal(0, lines.GetArrayLength());
    }

    [Theory]
    [InlineData("P,.,1", "lines[2].componentSku")]
    [InlineData("P,P,0", "lines[2].quantity")]
    [InlineData("P,X,many", "lines[2].quantity")]
    [InlineData("P,X,1000000001", "lines[2].quantity")]
    [InlineData("P,X,0.0000000001", "lines[2].quantity")]
    public async Task Bill_When_a_row_is_bad_Then_the_row_is_named(string row, string path)
    {
        await SucceededAsync(Products, "sku\nP\nX\n");
        var problem = await ApiFixture.ProblemOf(
            await PostAsync(Boms, "sku,componentSku,quantity\n" + row + "\n"),
            422
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty(path, out _), problem.ToString());
    }

    [Fact]
    public async Task Stock_When_it_is_imported_alone_Then_the_other_parameters_stay()
    {
        await SucceededAsync(Products, "sku\nP\n");
        Assert.Equal(
            (1, 0, 0),
            Counts(
                await SucceededAsync(
                    Planning,
                    "sku,holdingCost,safetyStock,holdingBasis\nP,2.5,08=1;2027-09=2;*=3,average\n"
                )
            )
        );
        Assert.Equal((0, 1, 0), Counts(await SucceededAsync(Planning, "sku,openingStock\nP,40\n")));
        var entry = await _api.GetJsonAsync("/api/v1/products/P/planning");
        Assert.Equal(40, entry.GetProperty("openingStock").GetDecimal());
        Assert.Equal(2.5m, entry.GetProperty("holdingCost").GetDecimal());
        Assert.Equal(
            """{"08":1,"2027-09":2,"*":3}""",
            entry.GetProperty("safetyStock").GetRawText()
        );
        Assert.Equal("average", entry.GetProperty("holdingBasis").GetString());
        Assert.Equal((0, 0, 1), Counts(await SucceededAsync(Planning, "sku,openingStock\nP,40\n")));
    }

    [Theory]
    [InlineData("P,dear", "lines[2].holdingCost")]
    [InlineData("P,-1", "lines[2].holdingCost")]
    [InlineData("NONE,1", "lines[2].sku")]
    public async Task Parameter_When_it_is_bad_Then_the_row_is_named(string row, string path)
    {
        await SucceededAsync(Products, "sku\nP\n");
        var problem = await ApiFixture.ProblemOf(
            await PostAsync(Planning, "sku,holdingCost\n" + row + "\n"),
            422
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty(path, out _), problem.ToString());
    }

    [Fact]
    public async Task Everything_When_exported_and_imported_elsewhere_Then_it_is_exported_the_same()
    {
        await SucceededAsync(
            Products,
            "sku,name,category,unit,unitPrice,unitCost,status,likeSku,launchMonth,endMonth\n"
                + "A,\"Trailer \"\"red\"\", 2 m\nlong\",Ünïcode,pcs,12.5,0.000001,active,B,2025-03,2027-12\n"
                + "B,'=1+1,-,,,,discontinued,\n'-C,''''=x,\" \", x ,,,Active,\n"
        );
        await SucceededAsync(
            Boms,
            "sku,componentSku,quantity,scrapRate\nA,B,2,0.05\nA,'-C,0.25,\n"
        );
        await SucceededAsync(
            Planning,
            "sku,holdingCost,safetyStock,holdingBasis\nA,2.5,08=1;*=3,average\nB,4,,\n"
        );
        await SucceededAsync(
            "/api/v1/sales/imports",
            "sku,date,quantity,unitPrice,channel,stockout\nA,2026-01-05,3,9.5,'=web,0.5\n'-C,2026-01-06,-1,,,\n"
        );
        await using var other = new ApiFixture();
        foreach (
            var (export, import) in ((string, string)[])
                [
                    ("/api/v1/products.csv", Products),
                    ("/api/v1/boms.csv", Boms),
                    ("/api/v1/planning.csv", Planning),
                    ("/api/v1/sales.csv", "/api/v1/sales/imports"),
                ]
        )
        {
            var file = await ApiFixture.TextOf(await _api.GetAsync(export));
            Assert.True(file.Split('\n').Length > 2, file);
            await ApiFixture.SucceededAsync(await other.PostAsync(import, file, "text/csv"));
            Assert.Equal(file, await ApiFixture.TextOf(await other.GetAsync(export)));
        }
        Assert.Equal(
            "=1+1",
            (await other.GetJsonAsync("/api/v1/products/B")).GetProperty("name").GetString()
        );
        Assert.Equal(
            "'''=x",
            (await other.GetJsonAsync("/api/v1/products/-C")).GetProperty("name").GetString()
        );
        Assert.Equal(
            JsonValueKind.Object,
            (await other.GetJsonAsync("/api/v1/products/A/planning"))
                .GetProperty("safetyStock")
                .ValueKind
        );
        Assert.Equal(
            4,
            (await other.GetJsonAsync("/api/v1/imports")).GetProperty("items").GetArrayLength()
        );
        Assert.Equal(
            1,
            (await other.GetJsonAsync("/api/v1/imports?kind=boms"))
                .GetProperty("items")
                .GetArrayLength()
        );
    }

    [Fact]
    public async Task Hundred_thousand_products_When_one_row_is_bad_Then_exactly_it_is_named()
    {
        var file = new StringBuilder("sku,name\n");
        for (var i = 0; i < 100_000; i++)
            file.Append(
                CultureInfo.InvariantCulture,
                $"S{i:D6},{(i == 54_321 ? new string('x', 300) : "n")}\n"
            );
        var problem = await ApiFixture.ProblemOf(await PostAsync(Products, file.ToString()), 422);
        Assert.Equal(
            ["lines[54323].name"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)
        );
        Assert.Equal(
            (99_999, 0, 0),
            Counts(await SucceededAsync(Products + "?onError=skip", file.ToString()))
        );
    }

    private Task<HttpResponseMessage> PostAsync(string path, string csv) =>
        _api.PostAsync(path, csv, "text/csv");

    private async Task<JsonElement> SucceededAsync(string path, string csv) =>
        await ApiFixture.SucceededAsync(await PostAsync(path, csv));

    private static (int Inserted, int Updated, int Unchanged) Counts(JsonElement result) =>
        (
            result.GetProperty("inserted").GetInt32(),
            result.GetProperty("updated").GetInt32(),
            result.GetProperty("unchanged").GetInt32()
        );
}
