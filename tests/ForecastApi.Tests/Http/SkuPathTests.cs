using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ForecastApi.Processes;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests.Http;

/// <summary>Every SKU that can be stored is addressed by its encoded form, and no other; asked over the network.</summary>
public sealed class SkuPathTests : IAsyncLifetime
{
    private static readonly string[] Skus =
    [
        "A/B",
        "A%2FB",
        "A%252FB",
        "A%2fB",
        "A/%2FB",
        "100%",
        "%41",
        "a?b#c",
        "a&b=c",
        "A\\B",
        "+",
        "...",
        "Ü漢",
        "A+B",
        "A B",
        "50%",
        "#1",
        "?",
        "Größe",
        "trim",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("forecastapi-sku-").FullName;

    private ServiceProcess _service = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _service = await ServiceProcess.StartAsync(Path.Combine(_folder, "forecast.db"));

    public ValueTask DisposeAsync()
    {
        _service.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Sku_When_stored_Then_its_encoded_path_reads_it_and_no_other()
    {
        foreach (var sku in Skus)
        {
            using var put = await _service.Client.PutAsJsonAsync(
                PathOf(sku),
                new { name = "of " + sku },
                Cancel
            );
            Assert.True(put.IsSuccessStatusCode, sku);
        }
        foreach (var sku in Skus)
        {
            var product = await GetAsync(PathOf(sku));
            Assert.Equal(sku, product.GetProperty("sku").GetString());
            Assert.Equal("of " + sku, product.GetProperty("name").GetString());
            await GetAsync(PathOf(sku) + "/bom");
            using var page = await _service.Client.GetAsync(
                new Uri("/products/" + Uri.EscapeDataString(sku), UriKind.Relative),
                Cancel
            );
            Assert.True(page.IsSuccessStatusCode, sku);
        }
        Assert.Equal(
            Skus.Length,
            (await GetAsync("/api/v1/products")).GetProperty("items").GetArrayLength()
        );
    }

    [Fact]
    public async Task Sku_When_it_has_sales_Then_every_route_of_a_product_reads_it()
    {
        var rows = string.Concat(
            Skus.Select(sku =>
                $"\"{sku}\",2026-05-01,3\n\"{sku}\",2026-06-01,4\n\"{sku}\",2026-07-01,5\n"
            )
        );
        using var sales = await _service.ImportTextAsync(TestHistory.Header + rows, false, Cancel);
        await ApiFixture.SucceededAsync(sales);
        await _service.ForecastAsync();
        var document = await GetAsync("/swagger/v1/swagger.json");
        var routes = document
            .GetProperty("paths")
            .EnumerateObject()
            .Where(p => p.Name.Contains("{sku}", StringComparison.Ordinal))
            .Where(p => p.Value.TryGetProperty("get", out _))
            .Select(p => p.Name)
            .ToList();
        Assert.True(routes.Count > 5, string.Join(' ', routes));
        foreach (var sku in Skus)
        {
            using var planning = await _service.Client.PutAsJsonAsync(
                PathOf(sku) + "/planning",
                new { openingStock = 1 },
                Cancel
            );
            Assert.True(planning.IsSuccessStatusCode, sku);
            using var change = await _service.Client.PutAsJsonAsync(
                PathOf(sku) + "/overrides/2026-08",
                new
                {
                    quantity = 5,
                    reason = "test",
                    author = "test",
                },
                Cancel
            );
            Assert.True(change.IsSuccessStatusCode, sku + await ApiFixture.TextOf(change));
            foreach (var route in routes)
            {
                var path = route
                    .Replace("{sku}", Uri.EscapeDataString(sku), StringComparison.Ordinal)
                    .Replace("{period}", "2026-08", StringComparison.Ordinal)
                    .Replace("{rule}", "trackingSignal", StringComparison.Ordinal);
                using var answer = await _service.Client.GetAsync(
                    new Uri(path, UriKind.Relative),
                    Cancel
                );
                var text = await ApiFixture.TextOf(answer);
                // Not every product has an exception; the problem then names the SKU
                if (answer.IsSuccessStatusCode)
                    continue;
                Assert.True(
                    route.Contains("/exceptions/", StringComparison.Ordinal),
                    $"{path}: {text}"
                );
                var problem = await ApiFixture.ProblemOf(answer, 404);
                Assert.Contains(
                    sku,
                    problem.GetProperty("detail").GetString(),
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Theory]
    [InlineData("A\U0001F600")]
    [InlineData("A\u0007B")]
    public async Task Sku_When_it_has_a_character_that_is_not_allowed_Then_it_is_refused_everywhere(
        string sku
    )
    {
        using var sales = await _service.ImportTextAsync(
            TestHistory.Header + $"{sku},2026-05-01,1\n",
            later: false,
            Cancel
        );
        await ApiFixture.ProblemOf(sales, 422);
        using var product = await _service.Client.PutAsJsonAsync(
            PathOf(sku),
            new { name = "x" },
            Cancel
        );
        await ApiFixture.ProblemOf(product, 400);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Sku_When_it_is_a_relative_path_Then_it_is_refused(string sku)
    {
        using var sales = await _service.ImportTextAsync(
            TestHistory.Header + $"{sku},2026-01-05,1\n",
            later: false,
            Cancel
        );
        await ApiFixture.ProblemOf(sales, 422);
        using var content = new StringContent($"sku\n{sku}\n", Encoding.UTF8, "text/csv");
        using var products = await _service.Client.PostAsync(
            new Uri("/api/v1/products/imports", UriKind.Relative),
            content,
            Cancel
        );
        await ApiFixture.ProblemOf(products, 422);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _service.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return await ApiFixture.SucceededAsync(answer);
    }

    private static string PathOf(string sku) => "/api/v1/products/" + Uri.EscapeDataString(sku);
}
