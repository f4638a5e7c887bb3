namespace ForecastApi.Tests.Imports;

/// <summary>Sheets with a column of quantities for each product or each month.</summary>
public sealed class WideSheetTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Sheet_When_its_columns_are_products_Then_each_cell_that_is_not_empty_is_a_row()
    {
        var result = await ApiFixture.SucceededAsync(
            await api.ImportAsync(
                "Datum,W1,W2,W3\n05.12.2025,1,,3\n,,,\n06.12.2025,,2,\n",
                "?columns=Datum:date,*:quantities&dateFormat=dd.MM.yyyy"
            )
        );
        Assert.Equal(3, result.GetProperty("received").GetInt32());
        Assert.Equal(3, result.GetProperty("products").GetInt32());
        Assert.Equal("2025-12-06", result.GetProperty("lastDate").GetString());
    }

    [Theory]
    [InlineData("Artikel,Name,2025-11,2025-12\nM1,x,10,20\n", "*:quantities,Name:channel")]
    [InlineData(
        "Artikel,Name,2025-11,2025-12\nM1,x,10,20\n",
        "2025-11:quantities,2025-12:quantities"
    )]
    [InlineData("Artikel,11/2025,12/2025\nM1,10,20\n", "*:quantities&dateFormat=MM/yyyy")]
    public async Task Sheet_When_its_columns_are_months_Then_each_cell_is_a_row(
        string file,
        string columns
    )
    {
        var result = await ApiFixture.SucceededAsync(
            await api.ImportAsync(file, "?columns=Artikel:sku," + columns)
        );
        Assert.Equal(2, result.GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task Sheet_When_a_cell_is_wrong_Then_its_line_is_that_of_the_sheet()
    {
        var problem = await ApiFixture.ProblemOf(
            await api.ImportAsync(
                "Artikel,2025-11,2025-12\nA,1,2\nB,1,many\n",
                "?columns=Artikel:sku,*:quantities"
            ),
            422
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty("lines[3].quantity", out _));
        Assert.Equal(4, problem.GetProperty("import").GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task Sheet_When_a_column_is_no_month_Then_it_is_named()
    {
        var problem = await ApiFixture.ProblemOf(
            await api.ImportAsync(
                "Artikel,2025-11,Total\nA,1,2\n",
                "?columns=Artikel:sku,*:quantities"
            ),
            422
        );
        Assert.Contains(
            "'Total'",
            problem.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }
}
