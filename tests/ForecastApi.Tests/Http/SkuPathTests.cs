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
