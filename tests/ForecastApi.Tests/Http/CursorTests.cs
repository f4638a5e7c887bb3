using System.Text.Json;

namespace ForecastApi.Tests.Http;

/// <summary>Lists are read on from where they were left, and from nowhere else.</summary>
public sealed class CursorTests : IAsyncLifetime
{
    private static readonly string[] Lists =
    [
        "/api/v1/products?",
        "/api/v1/forecasts?",
        "/api/v1/forecasts/changes?",
        "/api/v1/forecasts/stability?",
        "/api/v1/forecast-runs?",
        "/api/v1/imports?",
        "/api/v1/overrides?",
        "/api/v1/accuracy?by=product&",
        "/api/v1/accuracy/exceptions?",
        "/api/v1/audit?",
    ];

    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var day in (int[])[1, 2])
            await ApiFixture.SucceededAsync(
                await _api.ImportAsync(
                    TestHistory.Header
                        + TestHistory.Seasonal("A", 36, seed: day)
                        + TestHistory.Seasonal("B", 36, seed: 2)
                        + TestHistory.Constant("NEW", 4, 10)
                        + TestHistory.Constant("NEW2", 4, 20)
                )
            );
        foreach (var asOf in (string[])["2025-11", "2025-12"])
            await _api.RunForecastAsync(new { asOf, horizon = 3 });
        foreach (var sku in (string[])["A", "B"])
        {
            var month = (await _api.GetJsonAsync($"/api/v1/forecasts?sku={sku}"))
                .GetProperty("items")[0]
                .GetProperty("period")
                .GetString();
            await _api.StoreAsync(
                $"/api/v1/products/{sku}/overrides/{month}",
                new
                {
                    quantity = 5,
                    reason = "r",
                    author = "a",
                }
            );
        }
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Cursor_Of_another_list_Is_refused()
    {
        var cursors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in Lists)
            cursors[list] =
                (await _api.GetJsonAsync(list + "limit=1")).GetProperty("nextCursor").GetString()
                ?? throw new InvalidOperationException($"{list} has one row only.");
        foreach (var list in Lists)
        foreach (var (origin, cursor) in cursors)
        {
            var answer = await _api.GetAsync($"{list}limit=1&cursor={cursor}");
            if (origin == list)
                await ApiFixture.SucceededAsync(answer);
            else
                Assert.True(
                    (await ApiFixture.ProblemOf(answer, 400))
                        .GetProperty("errors")
                        .TryGetProperty("cursor", out _),
                    $"{list} with the cursor of {origin}"
                );
        }
    }

    [Theory]
    [InlineData("/api/v1/forecasts?")]
    [InlineData("/api/v1/forecasts/changes?")]
    public async Task Pages_Stay_with_the_run_of_the_first_When_another_is_published(string list)
    {
        var whole = await ItemsAsync(list + "limit=1000");
        var first = await _api.GetJsonAsync(list + "limit=1");
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Seasonal("A", 36, seed: 9))
        );
        await _api.RunForecastAsync(new { horizon = 5 });
        List<string> read = [.. Texts(first)];
        for (
            var page = first;
            page.GetProperty("nextCursor").GetString() is { } cursor;
            read.AddRange(Texts(page))
        )
            page = await _api.GetJsonAsync($"{list}limit=1&cursor={cursor}");
        Assert.Equal(whole, read);
    }

    private async Task<List<string>> ItemsAsync(string path) =>
        [.. Texts(await _api.GetJsonAsync(path))];

    private static IEnumerable<string> Texts(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(i => i.ToString());
}
