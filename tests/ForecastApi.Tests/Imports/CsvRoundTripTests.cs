using System.Text;
using CsCheck;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Tests.Imports;

public sealed class CsvRoundTripTests
{
    private static readonly Gen<string> Texts = Gen.Char["'=+-@\t\r\n,;\" a1Ü漢"]
        .Array[0, 8]
        .Select(c => new string(c));

    [Fact]
    public void Cells_When_written_and_read_Then_they_are_what_they_were() =>
        Texts
            .Array[2, 6]
            .Sample(cells =>
            {
                var file =
                    "sku,name\n" + string.Concat(cells.Select(c => $"{CsvText.Cell(c)},x\n"));
                Assert.Equal(cells, ReadAsync(file).GetAwaiter().GetResult());
            });

    [Fact]
    public void Cell_When_a_spreadsheet_would_run_it_Then_it_starts_with_an_apostrophe() =>
        Texts.Sample(text =>
        {
            var cell = CsvText.Cell(text);
            cell = cell is ['"', ..] ? cell[1..] : cell;
            Assert.False(
                cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r',
                cell
            );
        });

    [Theory]
    [InlineData("a;=1+1", "\"a;'=1+1\"")]
    [InlineData("a\n@x", "\"a\n'@x\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("=1", "'=1")]
    [InlineData("a=1", "a=1")]
    public void Cell_When_a_spreadsheet_with_another_separator_would_run_it_Then_it_is_neutralised(
        string text,
        string cell
    ) => Assert.Equal(cell, CsvText.Cell(text));

    private static async Task<List<string?>> ReadAsync(string file)
    {
        var columns = new TableColumns(["sku", "name"], 2);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var table = await TableReader.OpenAsync(
            await TableFile.OpenAsync(
                body,
                FileKind.Csv,
                TableFormat.Default,
                CancellationToken.None
            ),
            columns,
            TableFormat.Default,
            CancellationToken.None
        );
        var cells = new List<string?>();
        await using (table)
            while (await table.ReadAsync(CancellationToken.None))
            {
                Assert.Null(table.Error);
                cells.Add(new TableRow(table, 2, new CellFormat(TableFormat.Default)).Cells[0]);
            }
        return cells;
    }
}
