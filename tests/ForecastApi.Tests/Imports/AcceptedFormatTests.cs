using System.Text;

namespace ForecastApi.Tests.Imports;

/// <summary>The format of an accepted file is stored until the file is read.</summary>
public sealed class AcceptedFormatTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new() { UsesRealClock = true };

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task File_When_the_service_restarts_Then_it_is_read_in_the_format_that_was_sent()
    {
        _api.Settings["Node:Role"] = "web";
        var text = await AcceptAsync(
            new StringContent(
                "Größe;Datum;Menge\nKEPT;05.12.2025;12,5\n",
                Encoding.UTF8,
                "text/csv"
            ),
            "?delimiter=%3B&decimal=comma&dateFormat=dd.MM.yyyy&columns=Größe:sku,Datum:date,Menge:quantity&period=week"
        );
        var workbook = await AcceptAsync(
            TestWorkbook.Content(
                TestWorkbook.Of(
                    "",
                    other: TestWorkbook.Texts(1, "sku", "date", "quantity")
                        + TestWorkbook.Texts(2, "KEPT-X", "2025-12-05", "4")
                )
            ),
            "?sheet=Other"
        );
        await using var next = ApiFixture.On(_api.Folder);
        next.UsesRealClock = true;
        foreach (var place in (string[])[text, workbook])
        {
            var done = await next.EndOfAsync(place);
            Assert.Equal("succeeded", done.GetProperty("status").GetString());
            Assert.Equal(1, done.GetProperty("inserted").GetInt64());
        }
        await next.GetJsonAsync("/api/v1/products/KEPT");
    }

    [Fact]
    public async Task Header_When_it_is_of_another_format_Then_the_import_fails_with_the_same_message()
    {
        const string File = "sku;date;quantity\nA;2026-01-05;12,5\n";
        var waited = await ApiFixture.ProblemOf(await _api.ImportAsync(File), 422);
        var done = await _api.EndOfAsync(
            await AcceptAsync(new StringContent(File, Encoding.UTF8, "text/csv"), "")
        );
        Assert.Equal("failed", done.GetProperty("status").GetString());
        Assert.Equal(
            waited.GetProperty("detail").GetString(),
            done.GetProperty("failureReason").GetString()
        );
    }

    private async Task<string> AcceptAsync(HttpContent content, string query)
    {
        using var answer = await _api.SendAsync(
            HttpMethod.Post,
            "/api/v1/sales/imports" + query,
            content,
            ("Prefer", "respond-async")
        );
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
