using System.Text;

namespace ForecastApi.Tests.Imports;

/// <summary>The line of an error is the one that an editor shows, and blank lines are no rows.</summary>
public sealed class ImportLineTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("sku,date,quantity,channel\nA,2025-12-01,1,\"x\r\ny\r\nz\"\nB,never,1,\n", 5)]
    [InlineData("sku,date,quantity,channel\rA,2025-12-01,1,\"x\ry\"\rB,never,1,\r", 4)]
    [InlineData("sku,date,quantity\r\nA,2025-12-01,1\r\n\r\n\r\nB,never,1\r\n", 5)]
    [InlineData("\n\nsku,date,quantity\nA,2025-12-01,1\n,,\n  , ,\nB,never,1\n", 7)]
    [InlineData("sku,date,quantity\n#1,2025-12-01,1\nB,never,1", 3)]
    public async Task Row_When_cells_have_line_breaks_or_lines_are_blank_Then_its_line_is_that_of_the_file(
        string file,
        int line
    )
    {
        var problem = await ApiFixture.ProblemOf(await api.ImportAsync(file), 422);
        Assert.True(
            problem.GetProperty("errors").TryGetProperty($"lines[{line}].date", out _),
            problem.GetRawText()
        );
        Assert.Equal(2, problem.GetProperty("import").GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task Row_When_a_large_file_has_breaks_in_every_row_Then_its_line_is_that_of_the_file()
    {
        const int Rows = 20_000;
        var file = new StringBuilder("sku,date,quantity,channel\r\n");
        for (var i = 0; i < Rows; i++)
            file.Append("LINES,2025-12-01,1,\"a\r\n\"\r\n\r\n");
        file.Append("LINES,2025-12-01,many,\r\n");
        var problem = await ApiFixture.ProblemOf(await api.ImportAsync(file.ToString()), 422);
        Assert.True(
            problem
                .GetProperty("errors")
                .TryGetProperty($"lines[{2 + (3 * Rows)}].quantity", out _),
            problem.GetRawText()
        );
    }

    [Fact]
    public async Task Rows_When_a_spreadsheet_leaves_empty_ones_Then_they_are_neither_received_nor_wrong()
    {
        var result = await ApiFixture.SucceededAsync(
            await api.ImportAsync(
                "sku,date,quantity,,\nEMPTY,2025-12-01,1,,\n,,,,\n\"\",,,,\n\nEMPTY,2025-12-02,1,,\n,,,,"
            )
        );
        Assert.Equal(2, result.GetProperty("received").GetInt32());
        Assert.Equal(2, result.GetProperty("inserted").GetInt32());
    }

    [Fact]
    public async Task Row_When_it_has_a_cell_beyond_the_header_Then_it_is_wrong() =>
        await ApiFixture.ProblemOf(
            await api.ImportAsync("sku,date,quantity,\nA,2025-12-01,1,5\n"),
            422
        );
}
