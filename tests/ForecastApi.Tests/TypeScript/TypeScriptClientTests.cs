using System.Text.Json;

namespace ForecastApi.Tests.TypeScript;

/// <summary>A front-end team's first hour: the document is clean, a client made from it compiles strictly and works.</summary>
public sealed class TypeScriptClientTests(NodeTools node) : IClassFixture<NodeTools>, IAsyncLifetime
{
    private readonly ApiFixture _api = new() { UsesRealClock = true };

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Client_When_generated_from_the_document_Then_it_compiles_strictly_and_works()
    {
        node.SkipWithout();
        var url = await DocumentAsync();
        await node.ToolAsync("openapi-typescript", "openapi.json", "-o", "api.d.ts");
        await node.ToolAsync(
            "tsc",
            "--strict",
            "--exactOptionalPropertyTypes",
            "--noUncheckedIndexedAccess",
            "--target",
            "es2022",
            "--module",
            "nodenext",
            "--moduleResolution",
            "nodenext",
            "--skipLibCheck",
            "use.ts"
        );
        var (code, said) = await node.RunAsync("node", "use.js", url);
        Assert.True(code == 0, said);
        Assert.Equal(
            [
                "inserted 96",
                "run succeeded 2",
                "months 12 DESK 2026-01 LAMP 2026-06",
                "plan optimal 300",
                "refused 400 validation unitCost+unitPrice",
            ],
            said.TrimEnd().Split('\n').Select(l => l.TrimEnd())
        );
    }

    [Fact]
    public async Task Document_When_linted_by_the_recommended_rules_Then_it_is_clean()
    {
        node.SkipWithout();
        await DocumentAsync();
        var said = await node.ToolAsync(
            "redocly",
            "lint",
            "openapi.json",
            "--extends",
            "recommended",
            "--format",
            "json"
        );
        // Around the JSON it tells what it thinks of the version of Node.
        using var found = JsonDocument.Parse(
            said[said.IndexOf('{', StringComparison.Ordinal)..(said.LastIndexOf('}') + 1)]
        );
        Assert.Empty(found.RootElement.GetProperty("problems").EnumerateArray());
    }

    /// <summary>Puts the document beside the tools.</summary>
    /// <returns>Where the service listens.</returns>
    private async Task<string> DocumentAsync()
    {
        _api.UseKestrel(0);
        _api.StartServer();
        var url = _api.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        using var http = new HttpClient();
        await File.WriteAllBytesAsync(
            Path.Combine(node.Folder, "openapi.json"),
            await http.GetByteArrayAsync(
                new Uri(url + "/swagger/v1/swagger.json"),
                TestContext.Current.CancellationToken
            ),
            TestContext.Current.CancellationToken
        );
        return url;
    }
}
