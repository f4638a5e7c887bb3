using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using static ForecastApi.Tests.Imports.CodeImportTests;

namespace ForecastApi.Tests.Imports;

/// <summary>Warnings about rows of sales: the rows are stored, and the warnings name their line. Today is 2026-01-15.</summary>
public sealed class ImportWarningTests : IAsyncLifetime
{
    private const string Header = "sku,date,quantity\n";

    private readonly ApiFixture _api = new();

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("1.5E+12", true)]
    [InlineData("\"4,01E+12\"", true)]
    [InlineData("4.00638E+12", true)]
    [InlineData("4e+05", true)]
    [InlineData("4E12", false)]
    [InlineData("E+12", false)]
    [InlineData("AB1.5E+12", false)]
    [InlineData("4006381333931", false)]
    public async Task Sku_When_it_is_in_scientific_notation_Then_it_is_warned_once(
        string sku,
        bool warned
    )
    {
        var result = await ImportAsync($"A,2025-12-01,1\n{sku},2025-12-01,1\n{sku},2025-12-02,1\n");
        Assert.Equal(3, result.GetProperty("inserted").GetInt32());
        Assert.Equal(warned ? ["3 sku suspiciousSku"] : [], Warnings(result));
    }

    [Theory]
    [InlineData("2026-01-15", false)]
    [InlineData("2026-01-16", true)]
    [InlineData("2105-01-05", true)]
    [InlineData("1924-03-05", true)]
    [InlineData("2021-06-05", true)]
    [InlineData("2022-06-05", false)]
    public async Task Date_When_it_is_in_the_future_or_years_apart_Then_it_is_warned(
        string date,
        bool warned
    )
    {
        var result = await ImportAsync(Months(2024, 24) + $"A,{date},1\nA,{date},1\n");
        Assert.Equal(warned ? ["26 date suspiciousDate"] : [], Warnings(result));
        // And where the history is in the database alone
        result = await ImportAsync($"B,{date},1\n");
        Assert.Equal(warned ? ["2 date suspiciousDate"] : [], Warnings(result));
    }

    [Fact]
    public async Task Dates_When_two_long_parts_lie_years_apart_Then_they_are_not_warned()
    {
        var result = await ImportAsync(Months(2012, 24) + Months(2020, 48));
        Assert.Empty(Warnings(result));
    }

    [Fact]
    public async Task Date_When_it_is_one_row_among_many_Then_it_is_found()
    {
        var rows = new StringBuilder();
        for (var i = 0; i < 50_000; i++)
            rows.Append(
                CultureInfo.InvariantCulture,
                $"S{i % 500},{(i == 31_234 ? new DateOnly(1925, 5, 5) : new DateOnly(2023, 1, 2).AddDays(i / 500 * 3)):yyyy-MM-dd},1\n"
            );
        Assert.Equal(
            ["45502 date incompleteMonth", "31236 date suspiciousDate"],
            Warnings(await ImportAsync(rows.ToString()))
        );
    }

    [Fact]
    public async Task Rows_When_they_are_a_week_apart_Then_they_are_warned_once()
    {
        // The Monday of the last week is missing
        Assert.Equal(
            ["2 date weeklyRows", "154 date incompleteMonth"],
            Warnings(await ImportAsync(Weeks(156)))
        );
        Assert.Empty(Warnings(await ImportAsync(Weeks(7))));
        Assert.Empty(Warnings(await ImportAsync(Weeks(156) + "A,2025-12-31,1\n")));
        Assert.Empty(Warnings(await ImportAsync(Months(2024, 24))));
    }

    [Fact]
    public async Task Skus_When_they_differ_in_case_alone_Then_each_is_warned()
    {
        var both = await ImportAsync(
            "TRIM,2025-12-01,1\ntrim,2025-12-01,1\nGRÖSSE,2025-12-01,1\nOTHER,2025-12-01,1\n"
        );
        Assert.Equal(["2 sku sameLetters", "3 sku sameLetters"], Warnings(both));
        var stored = await ImportAsync(
            "OTHER,2025-12-01,1\nTrim,2025-12-01,1\nGrösse,2025-12-02,1\n"
        );
        Assert.Equal(["3 sku sameLetters", "4 sku sameLetters"], Warnings(stored));
        Assert.Contains(
            "'TRIM', 'trim'",
            stored.GetProperty("warnings")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Warnings_When_there_are_many_Then_the_response_has_a_hundred_and_the_export_all()
    {
        var rows = new StringBuilder();
        for (var i = 0; i < 250; i++)
            rows.Append(CultureInfo.InvariantCulture, $"S\u200B{i},2025-12-01,1\n");
        var result = await ImportAsync(rows.ToString());
        Assert.Equal(100, Warnings(result).Length);
        var path = "/api/v1/imports/" + result.GetProperty("importId").GetString();
        var import = await _api.GetJsonAsync(path);
        Assert.Equal(Warnings(result), Warnings(import));
        Assert.Empty(import.GetProperty("errors").EnumerateArray());
        var lines = (await ApiFixture.TextOf(await _api.GetAsync(path + "/warnings.csv")))
            .TrimEnd()
            .Split('\n');
        Assert.Equal("line,field,code,message", lines[0]);
        Assert.Equal(251, lines.Length);
        Assert.StartsWith("251,sku,normalised,", lines[^1], StringComparison.Ordinal);
        var sheet = await _api.GetAsync(path + "/warnings.xlsx");
        Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/imports/none/warnings.csv"), 404);
    }

    [Fact]
    public async Task Warnings_When_the_import_is_rejected_Then_they_are_reported_too()
    {
        var problem = await ApiFixture.ProblemOf(
            await _api.ImportAsync(Header + "1.5E+12,2025-12-01,1\nA,2025-12-32,1\n"),
            422
        );
        var result = problem.GetProperty("import");
        Assert.Equal(["2 sku suspiciousSku"], Warnings(result));
        var import = await _api.GetJsonAsync(
            "/api/v1/imports/" + result.GetProperty("importId").GetString()
        );
        Assert.Equal(["2 sku suspiciousSku"], Warnings(import));
        Assert.Equal(3, import.GetProperty("errors")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Warnings_When_the_import_runs_in_the_background_Then_its_record_has_them()
    {
        var accepted = await _api.SendAsync(
            HttpMethod.Post,
            "/api/v1/sales/imports",
            new StringContent(Header + "1.5E+12,2025-12-01,1\n", Encoding.UTF8, "text/csv"),
            ("Prefer", "respond-async")
        );
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var import = await _api.EndOfAsync(accepted.Headers.Location!.ToString());
        Assert.Equal("succeeded", import.GetProperty("status").GetString());
        Assert.Equal(["2 sku suspiciousSku"], Warnings(import));
    }

    private static string Months(int year, int count) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(m => $"A,{new DateOnly(year, 1, 1).AddMonths(m):yyyy-MM-dd},1\n")
        );

    private static string Weeks(int count) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(w => $"A,{new DateOnly(2023, 1, 2).AddDays(7 * w):yyyy-MM-dd},35\n")
        );

    private async Task<JsonElement> ImportAsync(string rows) =>
        await ApiFixture.SucceededAsync(await _api.ImportAsync(Header + rows));
}
