using System.Globalization;
using System.Text;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Tests.Imports;

/// <summary>The days that a row covers: its own end, its month, or the period of the file.</summary>
public sealed class ImportPeriodTests
{
    [Theory]
    [InlineData(RowPeriod.Day, "2026-02-04", "", "2026-02-04", null)]
    [InlineData(RowPeriod.Week, "2026-02-04", "", "2026-02-04", "2026-02-10")]
    [InlineData(RowPeriod.WeekEnding, "2026-02-04", "", "2026-01-29", "2026-02-04")]
    [InlineData(RowPeriod.Month, "2026-02-04", "", "2026-02-01", "2026-02-28")]
    [InlineData(RowPeriod.Day, "2026-02", "", "2026-02-01", "2026-02-28")]
    [InlineData(RowPeriod.Week, "2026-02", "", "2026-02-01", "2026-02-28")]
    [InlineData(RowPeriod.WeekEnding, "2026-02-04", "2026-02-06", "2026-02-04", "2026-02-06")]
    [InlineData(RowPeriod.Week, "2026-02-04", "2026-02-04", "2026-02-04", null)]
    [InlineData(RowPeriod.Day, "2026-02", "2026-03", "2026-02-01", "2026-03-31")]
    [InlineData(RowPeriod.Day, "2026-01-01", "2027-01-02", "2026-01-01", "2027-01-02")]
    public async Task Row_When_it_covers_a_period_Then_its_first_and_last_day_are_known(
        RowPeriod period,
        string date,
        string periodEnd,
        string first,
        string? last
    )
    {
        var row = (
            await ReadAsync($"sku,date,quantity,periodEnd\nA,{date},7,{periodEnd}\n", period)
        ).Row;
        Assert.Equal(Day(first), row.Date);
        Assert.Equal(last is null ? null : Day(last), row.PeriodEnd);
        var json = (
            await ReadAsync(
                $$"""{"sku":"A","date":"{{date}}","quantity":7,"periodEnd":"{{periodEnd}}"}""",
                period,
                FileKind.Ndjson
            )
        ).Row;
        Assert.Equal(row, json);
    }

    [Theory]
    [InlineData("2026-02-04", "2026-02-03", "periodEnd")]
    [InlineData("2026-01-01", "2027-01-03", "periodEnd")]
    [InlineData("2026-01-01", "soon", "periodEnd")]
    [InlineData("1900-01-01", "", "date")]
    public async Task Row_When_its_period_is_wrong_Then_it_is_bad(
        string date,
        string periodEnd,
        string field
    )
    {
        var line = await ReadAsync(
            $"sku,date,quantity,periodEnd\nA,{date},7,{periodEnd}\n",
            RowPeriod.WeekEnding
        );
        Assert.Equal(field, Assert.Single(line.Errors!).Field);
    }

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<SalesLine> ReadAsync(
        string file,
        RowPeriod period,
        FileKind kind = FileKind.Csv
    )
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var lines = new List<SalesLine>();
        await foreach (
            var line in SalesReader.ReadAsync(
                body,
                kind,
                new TableFormat(Period: period),
                TestContext.Current.CancellationToken
            )
        )
            lines.Add(line);
        return Assert.Single(lines);
    }
}
