using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;
using ForecastApi.Sales.Importing;
using ForecastApi.Sales.Parsing;
using ForecastApi.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Imports;

/// <summary>Sales that are sent with <c>Prefer: respond-async</c> are taken in after the answer, all of them or none.</summary>
public sealed class ImportWorkTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new() { UsesRealClock = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Import_When_asked_for_asynchronously_Then_it_ends_as_the_one_that_is_waited_for()
    {
        using var answer = await SendAsync(
            TestHistory.Header + TestHistory.Constant("A", 24, 10) + "B,2025-12-03,4\n"
        );
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(["respond-async"], answer.Headers.GetValues("Preference-Applied"));
        Assert.NotNull(answer.Headers.RetryAfter);
        var accepted = await ApiFixture.JsonOf(answer);
        Assert.Equal("running", accepted.GetProperty("status").GetString());

        var done = await EndedAsync(_api, answer.Headers.Location!);
        Assert.Equal("succeeded", done.GetProperty("status").GetString());
        Assert.Equal(25, done.GetProperty("inserted").GetInt64());
        Assert.Equal(2, done.GetProperty("products").GetInt32());
        Assert.Equal(0, await PartsAsync());
        Assert.Equal(10, await SoldAsync("A", "2025-12"));
        var audited = await _api.GetJsonAsync("/api/v1/audit?action=importSales");
        Assert.Equal(
            "developer",
            Assert
                .Single(audited.GetProperty("items").EnumerateArray())
                .GetProperty("actor")
                .GetString()
        );
    }

    [Fact]
    public async Task Import_When_rows_are_wrong_Then_it_ends_rejected_and_every_one_is_told()
    {
        using var answer = await SendAsync(TestHistory.Header + "A,2025-12-03,4\nA,never,4\n");
        var done = await EndedAsync(_api, answer.Headers.Location!);
        Assert.Equal("rejected", done.GetProperty("status").GetString());
        Assert.Equal(1, done.GetProperty("rejected").GetInt64());
        var errors = await ApiFixture.TextOf(
            await _api.GetAsync(answer.Headers.Location + "/errors.csv")
        );
        Assert.Contains("3,date,", errors, StringComparison.Ordinal);
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/products/A"), 404);
        Assert.Equal(0, await PartsAsync());
    }

    [Fact]
    public async Task Import_When_it_cannot_be_read_Then_it_has_failed_with_the_reason()
    {
        using var answer = await SendAsync("article,day,count\nA,2025-12-03,4\n");
        var done = await EndedAsync(_api, answer.Headers.Location!);
        Assert.Equal("failed", done.GetProperty("status").GetString());
        Assert.Contains(
            "sku",
            done.GetProperty("failureReason").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await PartsAsync());
    }

    [Fact]
    public async Task Import_When_cancelled_Then_nothing_of_it_is_stored()
    {
        _api.Settings["Node:Role"] = "web";
        var id = await AcceptAsync(TestHistory.Header + "A,2025-12-03,4\n");
        var place = "/api/v1/imports/" + id;
        Assert.Equal("running", Status(await _api.GetJsonAsync(place)));
        Assert.NotNull((await _api.GetAsync(place)).Headers.RetryAfter);
        var cancelled = await ApiFixture.SucceededAsync(await _api.DeleteAsync(place));
        Assert.Equal("cancelled", Status(cancelled));
        Assert.Equal(0, await PartsAsync());
        await using var next = ApiFixture.On(_api.Folder);
        Assert.Equal("cancelled", Status(await next.GetJsonAsync(place)));
        await ApiFixture.ProblemOf(await next.GetAsync("/api/v1/products/A"), 404);

        using var other = await SendAsync(TestHistory.Header + "B,2025-12-03,4\n", next);
        await EndedAsync(next, other.Headers.Location!);
        var undone = await ApiFixture.SucceededAsync(
            await next.DeleteAsync(other.Headers.Location!.ToString())
        );
        Assert.Equal("undone", Status(undone));
    }

    [Fact]
    public async Task Import_When_cancelled_while_its_rows_are_read_Then_nothing_is_stored()
    {
        _api.Settings["Node:Role"] = "web";
        var id = await AcceptAsync(TestHistory.Header + "A,2025-12-03,4\n");
        var states = _api.Services.GetRequiredService<ImportStateStore>();
        var import = await states.NextAsync(Cancel);
        Assert.True(await states.StartAsync(import!, Cancel));
        await states.CancelAsync(id, Cancel);
        Assert.False(await states.ReportAsync(import!, 1, Cancel));
        await Assert.ThrowsAsync<ImportEndedException>(() =>
            _api
                .Services.GetRequiredService<SalesImportStore>()
                .ImportAsync(
                    One(new SalesRow("A", new DateOnly(2025, 12, 3), null, "", 4, null, null)),
                    OnError.Reject,
                    new AcceptedImport(import!),
                    Cancel
                )
        );
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/products/A"), 404);
    }

    [Fact]
    public async Task Import_When_its_process_was_killed_Then_the_next_goes_on_with_it()
    {
        _api.Settings["Node:Role"] = "web";
        var rows = new StringBuilder(TestHistory.Header);
        for (var i = 0; i < 150_000; i++)
            rows.Append(
                CultureInfo.InvariantCulture,
                $"P{i % 5000:D4},{new DateOnly(2025, 1 + (i / 5000 % 12), 1 + (i / 60_000)):yyyy-MM-dd},{i % 97}.25\n"
            );
        var id = await AcceptAsync(rows.ToString());
        Assert.True(await PartsAsync() > 0);
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/products/P0001"), 404);
        await using var next = ApiFixture.On(_api.Folder);
        var done = await EndedAsync(next, new Uri("/api/v1/imports/" + id, UriKind.Relative));
        Assert.Equal("succeeded", Status(done));
        Assert.Equal(150_000, done.GetProperty("received").GetInt64());
        Assert.Equal(5000, done.GetProperty("products").GetInt32());
    }

    [Fact]
    public async Task Import_When_sent_twice_with_a_key_Then_it_is_one_import()
    {
        var bodies = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await SendAsync(
                TestHistory.Header + "A,2025-12-03,4\n",
                headers: ("Idempotency-Key", "once")
            );
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            bodies.Add((await ApiFixture.JsonOf(answer)).GetProperty("importId").GetString()!);
        }
        Assert.Single(bodies.Distinct());
        Assert.Single(
            (await _api.GetJsonAsync("/api/v1/imports")).GetProperty("items").EnumerateArray()
        );
    }

    private async Task<HttpResponseMessage> SendAsync(
        string csv,
        ApiFixture? to = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sales/imports");
        request.Content = new StringContent(csv, Encoding.UTF8, "text/csv");
        request.Headers.Add("Prefer", "respond-async");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await (to ?? _api).Http.SendAsync(request, Cancel);
    }

    /// <summary>As a process leaves it that is killed between the answer and the work.</summary>
    private async Task<string> AcceptAsync(string csv)
    {
        var store = _api.Services.GetRequiredService<ImportStateStore>();
        var id = store.NewId();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        await _api.Services.GetRequiredService<ImportBody>().SaveAsync(id, body, Cancel);
        await store.AcceptAsync(
            id,
            FileKind.Csv,
            TableFormat.Default,
            OnError.Reject,
            IdempotencyRecord.None,
            Cancel
        );
        return id;
    }

    private async Task<long> PartsAsync()
    {
        var connection = await _api.Services.GetRequiredService<Database>().OpenAsync(Cancel);
        await using (connection)
        {
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText = "SELECT COUNT(*) FROM ImportParts";
                return (long)(await command.ExecuteScalarAsync(Cancel))!;
            }
        }
    }

    private async Task<decimal> SoldAsync(string sku, string month) =>
        (await _api.GetJsonAsync($"/api/v1/products/{sku}/sales?bucket=month"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(i => i.GetProperty("period").GetString() == month)
            .GetProperty("quantity")
            .GetDecimal();

    private static async Task<JsonElement> EndedAsync(ApiFixture api, Uri place)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var import = await api.GetJsonAsync(place.ToString());
            if (Status(import) != "running")
                return import;
            await Task.Delay(50, Cancel);
        }
        throw new TimeoutException($"{place} has not ended.");
    }

    private static string? Status(JsonElement import) => import.GetProperty("status").GetString();

    private static async IAsyncEnumerable<SalesLine> One(SalesRow row)
    {
        await Task.Yield();
        yield return new(2, row);
    }
}
