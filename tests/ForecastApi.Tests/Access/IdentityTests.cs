using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using ForecastApi.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ForecastApi.Tests.Access;

/// <summary>Two callers are never taken for one: not by a name, a subject or a repeated request.</summary>
public sealed class IdentityTests : IAsyncDisposable
{
    private const string Keys = "/api/v1/api-keys";
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("service")]
    [InlineData("Service")]
    [InlineData("developer")]
    [InlineData("two\nlines")]
    [InlineData(" ops")]
    [InlineData("ops ")]
    [InlineData("o\u202Eps")]
    [InlineData("o\u200Bps")]
    [InlineData("o\u00A0ps")]
    [InlineData("key:0123456789ab")]
    [InlineData("")]
    public async Task Name_When_it_could_be_taken_for_another_Then_400(string name)
    {
        var problem = await ApiFixture.ProblemOf(await CreateAsync(name), 400);
        Assert.True(problem.GetProperty("errors").TryGetProperty("name", out _));
    }

    [Fact]
    public async Task Name_When_another_key_has_or_had_it_Then_409()
    {
        var first = await ApiFixture.SucceededAsync(await CreateAsync("ops"));
        var problem = await ApiFixture.ProblemOf(await CreateAsync("ops"), 409);
        Assert.Equal("keyNameTaken", problem.GetProperty("code").GetString());
        var id = first.GetProperty("stored").GetProperty("id").GetString();
        await ApiFixture.SucceededAsync(await _api.DeleteAsync($"{Keys}/{id}"));
        await ApiFixture.ProblemOf(await CreateAsync("ops"), 409);
    }

    [Fact]
    public async Task Key_When_its_creation_is_repeated_Then_it_is_the_same_and_is_not_stored_in_clear()
    {
        var first = await ApiFixture.SucceededAsync(await CreateAsync("shop", "k"));
        using var again = await CreateAsync("shop", "k");
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Contains("no-store", again.Headers.CacheControl!.ToString());
        var replayed = await ApiFixture.SucceededAsync(again);
        Assert.Equal(first.GetRawText(), replayed.GetRawText());

        var secret = first.GetProperty("key").GetString()!.Split('_')[2];
        var file = await ReadDatabaseAsync();
        Assert.DoesNotContain(secret, file, StringComparison.Ordinal);
        await ApiFixture.ProblemOf(await CreateAsync("another", "k"), 422);
    }

    [Fact]
    public async Task Key_When_created_many_times_at_once_with_one_idempotency_key_Then_all_answers_are_equal()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => CreateAsync("press", "at-once"))
        );
        var texts = new List<string>();
        foreach (var answer in answers)
            texts.Add((await ApiFixture.SucceededAsync(answer)).GetRawText());
        Assert.Single(texts.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Token_When_its_subject_is_the_name_of_a_key_Then_neither_gets_the_answer_of_the_other()
    {
        AcceptTokens();
        var key = (await ApiFixture.SucceededAsync(await CreateAsync("ops")))
            .GetProperty("key")
            .GetString()!;
        _api.RemoteAddress = IPAddress.Parse(Callers.Somewhere);
        var byKey = await StartAsync(("X-Api-Key", key));
        var byToken = await StartAsync(("Authorization", "Bearer " + Token("ops")));
        Assert.NotEqual(byKey, byToken);
        Assert.Equal(byKey, await StartAsync(("X-Api-Key", key)));

        using var audit = await _api.SendAsync(
            HttpMethod.Get,
            "/api/v1/audit?action=putProduct",
            null,
            ("X-Api-Key", key)
        );
        var ids = (await ApiFixture.SucceededAsync(audit))
            .GetProperty("items")
            .EnumerateArray()
            .Select(e => (Name: e.GetProperty("actor"), Id: e.GetProperty("actorId").GetString()))
            .ToList();
        Assert.All(ids, i => Assert.Equal("ops", i.Name.GetString()));
        Assert.Equal("token:https://login.example#ops", ids[1].Id);
        Assert.StartsWith("key:", ids[0].Id, StringComparison.Ordinal);
        Assert.Equal(ids[0].Id, ids[2].Id);

        async Task<string> StartAsync((string, string) credential)
        {
            await ApiFixture.SucceededAsync(
                await _api.SendAsync(
                    HttpMethod.Put,
                    "/api/v1/products/A",
                    JsonContent.Create(new { name = Guid.NewGuid().ToString() }),
                    credential
                )
            );
            using var answer = await _api.SendAsync(
                HttpMethod.Post,
                "/api/v1/products/imports",
                new StringContent("sku,name\nB,Bolt\n", System.Text.Encoding.UTF8, "text/csv"),
                credential,
                ("Idempotency-Key", "same")
            );
            return (await ApiFixture.SucceededAsync(answer)).GetProperty("importId").GetString()!;
        }
    }

    [Fact]
    public async Task Token_When_it_has_no_subject_Then_401()
    {
        AcceptTokens();
        _api.RemoteAddress = IPAddress.Parse(Callers.Somewhere);
        Assert.Equal(200, await StatusAsync("ada"));
        foreach (var subject in (string?[])[null, "", " ", "a\nb", new string('x', 300)])
            Assert.Equal(401, await StatusAsync(subject));

        async Task<int> StatusAsync(string? subject)
        {
            using var answer = await _api.SendAsync(
                HttpMethod.Get,
                "/api/v1/products",
                null,
                ("Authorization", "Bearer " + Token(subject))
            );
            return (int)answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("127.0.0.1.attacker.example")]
    public async Task Development_When_the_host_name_is_of_another_site_Then_400(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/products");
        request.Headers.Host = host;
        using var answer = await _api.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Development_When_a_proxy_forwards_the_request_of_another_machine_Then_401()
    {
        using var answer = await _api.SendAsync(
            HttpMethod.Get,
            "/api/v1/products",
            null,
            ("X-Forwarded-For", "203.0.113.9")
        );
        await ApiFixture.ProblemOf(answer, 401);
    }

    [Theory]
    [InlineData("X-Api-Key", "")]
    [InlineData("X-Api-Key", " ")]
    [InlineData("X-Api-Key", "fa__")]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "Bearer")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Basic")]
    [InlineData("Authorization", "Basic %%%")]
    [InlineData("Authorization", "Bearer a.b.c")]
    [InlineData("Authorization", "Bearer ..")]
    [InlineData("Cookie", "forecastapi=%00%ff; forecastapi")]
    [InlineData("Cookie", "forecastapi=chunks-9999999")]
    [InlineData("Cookie", ";;==;\"")]
    public async Task Credential_When_malformed_Then_401(string header, string value)
    {
        _api.RemoteAddress = IPAddress.Parse(Callers.Somewhere);
        using var answer = await _api.SendAsync(
            HttpMethod.Get,
            "/api/v1/products",
            null,
            (header, value)
        );
        await ApiFixture.ProblemOf(answer, 401);
    }

    private void AcceptTokens()
    {
        _api.Settings["Access:SigningKey"] = Convert.ToBase64String(Secret);
        _api.Settings["Access:Issuer"] = "https://login.example";
        _api.Settings["Access:Audience"] = "forecast";
    }

    private string Token(string? subject) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = "https://login.example",
                Audience = "forecast",
                Expires = _api.Clock.GetUtcNow().UtcDateTime.AddHours(1),
                Subject = new ClaimsIdentity([
                    .. subject is null ? (Claim[])[] : [new Claim("sub", subject)],
                    new Claim("caller", "key:000000000000"),
                    new Claim("roles", "admin"),
                ]),
                SigningCredentials = new(
                    new SymmetricSecurityKey(Secret),
                    SecurityAlgorithms.HmacSha256
                ),
            }
        );

    private Task<HttpResponseMessage> CreateAsync(string name, string? idempotencyKey = null) =>
        _api.SendAsync(
            HttpMethod.Post,
            Keys,
            JsonContent.Create(
                new { name, roles = (string[])["admin"] },
                options: JsonSerializerOptions.Web
            ),
            idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]
        );

    private async Task<string> ReadDatabaseAsync()
    {
        var database = _api.Services.GetRequiredService<ForecastApi.Data.Database>();
        var copy = Path.Combine(_api.Folder, "copy.db");
        var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using (connection)
            SqliteDialect.Copy(connection, copy);
        return System.Text.Encoding.Latin1.GetString(
            await File.ReadAllBytesAsync(copy, TestContext.Current.CancellationToken)
        );
    }
}
