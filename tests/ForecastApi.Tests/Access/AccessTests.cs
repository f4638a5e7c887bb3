using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ForecastApi.Tests.Access;

/// <summary>API keys, tokens, sign-ins and the audit log.</summary>
public sealed class AccessTests(Callers callers) : IClassFixture<Callers>
{
    private const string Products = "/api/v1/products";

    [Fact]
    public async Task Request_When_unauthenticated_Then_401_explains_how_to_authenticate()
    {
        using var answer = await callers.AskAsync(null, HttpMethod.Get, Products);
        var problem = await ApiFixture.ProblemOf(answer, 401);
        Assert.Equal("unauthenticated", problem.GetProperty("code").GetString());
        Assert.Equal(["Bearer", "ApiKey"], answer.Headers.WwwAuthenticate.Select(w => w.Scheme));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Key_When_sent_as_a_bearer_token_Then_it_is_accepted()
    {
        using var answer = await callers.AskAsync(
            null,
            HttpMethod.Get,
            Products,
            null,
            ("Authorization", "Bearer " + callers.Key("reader"))
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Key_When_revoked_Then_it_is_rejected_at_once_and_its_record_is_kept()
    {
        var made = await callers.CreateAsync("reader");
        var (key, id) = (
            made.GetProperty("key").GetString()!,
            made.GetProperty("stored").GetProperty("id").GetString()!
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(key));
        await ApiFixture.SucceededAsync(
            await callers.AskAsync("admin", HttpMethod.Delete, "/api/v1/api-keys/" + id)
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(key));
        var list = await (
            await callers.AskAsync("admin", HttpMethod.Get, "/api/v1/api-keys")
        ).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(id, list);
        Assert.DoesNotContain(key.Split('_')[2], list);
    }

    [Theory]
    [InlineData("fa_")]
    [InlineData("fa_000000000000_0000")]
    [InlineData("x")]
    public async Task Key_When_malformed_Then_it_is_rejected(string key) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(key));

    [Fact]
    public async Task Key_When_expired_Then_it_is_rejected()
    {
        await using var api = new ApiFixture();
        var made = await ApiFixture.SucceededAsync(
            await api.Http.PostAsJsonAsync(
                "/api/v1/api-keys",
                new
                {
                    name = "short",
                    roles = new[] { "reader" },
                    expiresAt = api.Clock.GetUtcNow().AddDays(1),
                },
                TestContext.Current.CancellationToken
            )
        );
        var key = ("X-Api-Key", made.GetProperty("key").GetString()!);
        Assert.Equal(
            HttpStatusCode.OK,
            (await api.SendAsync(HttpMethod.Get, Products, null, key)).StatusCode
        );
        api.Pass(TimeSpan.FromDays(2));
        await ApiFixture.ProblemOf(await api.SendAsync(HttpMethod.Get, Products, null, key), 401);
    }

    [Fact]
    public async Task Token_When_valid_Then_its_roles_apply_and_otherwise_it_is_rejected()
    {
        var secret = new byte[32];
        secret[0] = 1;
        await using var api = new ApiFixture { RemoteAddress = IPAddress.Parse(Callers.Somewhere) };
        api.Settings["Access:SigningKey"] = Convert.ToBase64String(secret);
        api.Settings["Access:Issuer"] = "https://login.example";
        api.Settings["Access:Audience"] = "forecast";
        var now = api.Clock.GetUtcNow().UtcDateTime;

        Assert.Equal(200, await AskAsync(Token(secret, "forecast", now.AddHours(1))));
        Assert.Equal(
            403,
            await AskAsync(Token(secret, "forecast", now.AddHours(1)), "/api/v1/audit")
        );
        Assert.Equal(401, await AskAsync(Token(secret, "another", now.AddHours(1))));
        Assert.Equal(401, await AskAsync(Token(secret, "forecast", now.AddHours(-1))));
        Assert.Equal(401, await AskAsync(Token(new byte[32], "forecast", now.AddHours(1))));
        Assert.Equal(401, await AskAsync("nonsense"));

        async Task<int> AskAsync(string token, string path = Products)
        {
            using var answer = await api.SendAsync(
                HttpMethod.Get,
                path,
                null,
                ("Authorization", "Bearer " + token)
            );
            return (int)answer.StatusCode;
        }

        static string Token(byte[] key, string audience, DateTime expires) =>
            new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
                new SecurityTokenDescriptor
                {
                    Issuer = "https://login.example",
                    Audience = audience,
                    Expires = expires,
                    Subject = new ClaimsIdentity([
                        new Claim("sub", "ada"),
                        new Claim("roles", "planner"),
                    ]),
                    SigningCredentials = new(
                        new SymmetricSecurityKey(key),
                        SecurityAlgorithms.HmacSha256
                    ),
                }
            );
    }

    [Fact]
    public async Task Change_When_made_Then_the_audit_log_has_its_author_and_content()
    {
        foreach (var name in (string[])["first", "second"])
            await ApiFixture.SucceededAsync(
                await callers.AskAsync(
                    "importer",
                    HttpMethod.Put,
                    Products + "/AUDITED",
                    JsonContent.Create(new { name })
                )
            );
        var entries = (
            await ApiFixture.SucceededAsync(
                await callers.AskAsync(
                    "admin",
                    HttpMethod.Get,
                    "/api/v1/audit?target=AUDITED&action=putProduct"
                )
            )
        ).GetProperty("items");
        Assert.Equal(2, entries.GetArrayLength());
        Assert.Equal("the importer", entries[0].GetProperty("actor").GetString());
        Assert.Equal("first", entries[0].GetProperty("before").GetProperty("name").GetString());
        Assert.Equal("second", entries[0].GetProperty("after").GetProperty("name").GetString());
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            entries[1].GetProperty("before").ValueKind
        );
    }

    private async Task<HttpStatusCode> StatusAsync(string key)
    {
        using var answer = await callers.AskAsync(
            null,
            HttpMethod.Get,
            Products,
            null,
            ("X-Api-Key", key)
        );
        return answer.StatusCode;
    }
}
