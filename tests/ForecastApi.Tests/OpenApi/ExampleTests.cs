using System.Text;
using System.Text.Json.Nodes;

namespace ForecastApi.Tests.OpenApi;

/// <summary>Sends the request examples of the document.</summary>
public sealed class ExampleTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var sku in (string[])["STOOL", "BENCH", "WOOD"])
            await _api.StoreAsync("/api/v1/products/" + sku, new { });
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(
                Http.TestHistory.Header + Http.TestHistory.Constant("STOOL", 36, 10)
            )
        );
        await _api.RunForecastAsync(new { horizon = 3 });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Example_When_sent_Then_it_is_accepted()
    {
        var paths = JsonNode.Parse(
            await ApiFixture.TextOf(await _api.GetAsync("/swagger/v1/swagger.json"))
        )!["paths"]!.AsObject();
        var sent = 0;
        foreach (var (path, operations) in paths)
        foreach (var (verb, operation) in operations!.AsObject())
        {
            if (operation!["requestBody"]?["content"]?.AsObject() is not { } contents)
                continue;
            var (type, content) = contents.First(c => c.Value!["example"] is not null);
            var example = content!["example"]!;
            using var answer = await _api.SendAsync(
                new HttpMethod(verb),
                path.Replace("{sku}", "STOOL", StringComparison.Ordinal)
                    // A month without overrides of single products, which a level does not change
                    .Replace("{by}/{key}/{period}", "total/total/2026-03", StringComparison.Ordinal)
                    .Replace("{period}", "2026-02", StringComparison.Ordinal)
                    .Replace("{rule}", "shortHistory", StringComparison.Ordinal)
                    .Replace("{id}", "none", StringComparison.Ordinal),
                new StringContent(
                    type == "application/json"
                        ? example.ToJsonString()
                        : example.GetValue<string>(),
                    Encoding.UTF8,
                    type
                )
            );
            // 404: there is no accepted plan and no exception to change
            Assert.True(
                answer.IsSuccessStatusCode || (int)answer.StatusCode == 404,
                $"{verb} {path}: {(int)answer.StatusCode} {await ApiFixture.TextOf(answer)}"
            );
            sent++;
        }
        Assert.True(sent >= 16, $"{sent} examples");
    }

    [Fact]
    public async Task Operation_When_read_Then_it_has_a_description_and_access_errors()
    {
        var document = JsonNode.Parse(
            await ApiFixture.TextOf(await _api.GetAsync("/swagger/v1/swagger.json"))
        )!;
        Assert.NotNull(document["components"]!["securitySchemes"]!["ApiKey"]);
        Assert.NotNull(document["components"]!["securitySchemes"]!["Bearer"]);
        foreach (var (path, operations) in document["paths"]!.AsObject())
        foreach (var (verb, operation) in operations!.AsObject())
        {
            Assert.False(
                string.IsNullOrWhiteSpace((string?)operation!["description"]),
                $"{verb} {path}"
            );
            foreach (var status in (string[])["401", "403", "429"])
                Assert.NotNull(operation["responses"]![status]);
        }
        foreach (var tag in document["tags"]!.AsArray())
            Assert.False(
                string.IsNullOrWhiteSpace((string?)tag!["description"]),
                tag.ToJsonString()
            );
    }
}
