using System.Net;
using System.Text.Json;

namespace ForecastApi.Tests.Access;

/// <summary>A service that is called from another machine, with a key of each role.</summary>
public sealed class Callers : IAsyncLifetime
{
    public const string Somewhere = "192.0.2.7";

    public static IReadOnlyList<string> Roles { get; } = ["reader", "planner", "importer", "admin"];

    public ApiFixture Api { get; } = new();

    private readonly Dictionary<string, string> _keys = [];
    private int _created;

    public async ValueTask InitializeAsync()
    {
        foreach (var role in Roles)
            _keys[role] = (await CreateAsync(role)).GetProperty("key").GetString()!;
        Api.RemoteAddress = IPAddress.Parse(Somewhere);
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    public string Key(string role) => _keys[role];

    /// <summary>Sends a request with the key of a role, or without a key if it is null.</summary>
    public Task<HttpResponseMessage> AskAsync(
        string? role,
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    ) =>
        Api.SendAsync(
            method,
            path,
            content,
            role is null ? headers : [.. headers, ("X-Api-Key", Key(role))]
        );

    public async Task<JsonElement> CreateAsync(params string[] roles)
    {
        var name = "the " + string.Join(" and ", roles);
        if (_created++ >= Roles.Count)
            name += $" {_created}";
        var answer = await Api.SendAsync(
            HttpMethod.Post,
            "/api/v1/api-keys",
            System.Net.Http.Json.JsonContent.Create(new { name, roles }),
            _keys.TryGetValue("admin", out var admin) ? [("X-Api-Key", admin)] : []
        );
        return await ApiFixture.SucceededAsync(answer);
    }
}
