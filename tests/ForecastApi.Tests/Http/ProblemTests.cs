namespace ForecastApi.Tests.Http;

/// <summary>Every error of every route is a problem document that explains how to fix it.</summary>
public sealed class ProblemTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/api/v2/products")]
    [InlineData("/api/v1/products/A/B/C")]
    [InlineData("/api/v1/plans/none")]
    public async Task Route_When_it_is_unknown_Then_404(string path)
    {
        var problem = await ApiFixture.ProblemOf(await api.GetAsync(path), 404);
        Assert.Equal("notFound", problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("PATCH", "/api/v1/products/A")]
    [InlineData("POST", "/api/v1/products")]
    [InlineData("DELETE", "/api/v1/products")]
    [InlineData("PUT", "/api/v1/forecast-runs")]
    [InlineData("GET", "/api/v1/sales/imports")]
    [InlineData("GET", "/api/v1/forecasts/preview")]
    public async Task Method_When_the_path_does_not_support_it_Then_405(string method, string path)
    {
        var answer = await api.SendAsync(new HttpMethod(method), path);
        var problem = await ApiFixture.ProblemOf(answer, 405);
        Assert.Equal("methodNotAllowed", problem.GetProperty("code").GetString());
        Assert.NotEmpty(answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Body_When_its_charset_is_unknown_Then_415()
    {
        using var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-7");
        await ApiFixture.ProblemOf(
            await api.Http.PostAsync(
                new Uri("/api/v1/plans", UriKind.Relative),
                body,
                TestContext.Current.CancellationToken
            ),
            415
        );
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("text/csv")]
    public async Task Body_When_it_is_not_json_Then_415(string contentType)
    {
        foreach (var path in (string[])["forecast-runs", "forecasts/preview", "plans"])
            await ApiFixture.ProblemOf(
                await api.PostAsync("/api/v1/" + path, "{}", contentType),
                415
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nul")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("5")]
    [InlineData("{} {}")]
    [InlineData("{\"horizon\":1,}")]
    [InlineData("{\"horizon\":1 /* why */}")]
    [InlineData("\0")]
    public async Task Body_When_the_json_is_malformed_Then_400(string json)
    {
        foreach (var path in (string[])["forecast-runs", "forecasts/preview", "plans"])
            await ApiFixture.ProblemOf(await api.PostAsync("/api/v1/" + path, json), 400);
    }

    [Theory]
    [InlineData("forecast-runs", """{"horizn":1}""", "horizn")]
    [InlineData("forecast-runs", """{"horizon":"1"}""", "horizon")]
    [InlineData("forecast-runs", """{"horizon":1.5}""", "horizon")]
    [InlineData("forecast-runs", """{"horizon":99999999999999999999}""", "horizon")]
    [InlineData("forecast-runs", """{"horizon":true}""", "horizon")]
    [InlineData("forecast-runs", """{"horizon":1,"horizon":2}""", "horizon")]
    [InlineData("forecast-runs", """{"asOf":"2025-12-31"}""", "asOf")]
    [InlineData("forecast-runs", """{"asOf":202512}""", "asOf")]
    [InlineData("forecast-runs", """{"asOf":"0001-01"}""", "asOf")]
    [InlineData(
        "forecasts/preview",
        """{"history":[{"period":"2025-01","quantity":1,"unit":"kg"}]}""",
        "history[0].unit"
    )]
    [InlineData(
        "forecasts/preview",
        """{"history":[{"period":"2025-01","quantity":1e30}]}""",
        "history[0].quantity"
    )]
    [InlineData(
        "forecasts/preview",
        """{"history":[{"period":"2025-01","quantity":null}]}""",
        "history[0].quantity"
    )]
    [InlineData("forecasts/preview", """{"horizon":3}""", null)]
    [InlineData("plans", """{"demand":{"inline":[null]}}""", "demand.inline[0]")]
    [InlineData(
        "plans",
        """{"demand":{"inline":[{"sku":"P","quantities":[1,null]}]}}""",
        "demand.inline[0].quantities[1]"
    )]
    [InlineData(
        "plans",
        """{"demand":{"inline":[{"sku":"P","quantities":[1]}]},"workforce":{"hireCosts":1}}""",
        "workforce.hireCosts"
    )]
    [InlineData(
        "plans",
        """{"demand":{"inline":[{"sku":"P","quantities":[1]}]},"products":[{"sku":"P","holdingCost":[1,"x"]}]}""",
        "products[0].holdingCost"
    )]
    [InlineData(
        "plans",
        """{"demand":{"inline":[{"sku":"P","quantities":[1]}]},"strategies":[{"strategy":"best"}]}""",
        "strategies[0].strategy"
    )]
    [InlineData("forecasts/preview", """{"history":null,"horizon":1}""", "history")]
    public async Task Body_When_a_property_is_wrong_Then_400_names_its_path(
        string path,
        string json,
        string? named
    )
    {
        var problem = await ApiFixture.ProblemOf(await api.PostAsync("/api/v1/" + path, json), 400);
        if (named is null)
            Assert.Contains("history", problem.GetProperty("detail").GetString());
        else
            Assert.True(
                problem.GetProperty("errors").TryGetProperty(named, out _),
                problem.GetRawText()
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public async Task Body_When_it_is_missing_Then_400_requires_one(string body)
    {
        var problem = await ApiFixture.ProblemOf(
            await api.PostAsync("/api/v1/forecasts/preview", body),
            400
        );
        Assert.Equal(
            "The request requires a JSON body.",
            problem.GetProperty("detail").GetString()
        );
    }

    [Theory]
    [InlineData("/api/v1/products?categry=a", "categry")]
    [InlineData("/api/v1/products/A?verbose=true", "verbose")]
    [InlineData("/api/v1/forecast-runs?status=queued", "status")]
    [InlineData("/api/v1/forecasts.csv?sku=A", "sku")]
    [InlineData("/api/v1/imports?kinds=sales", "kinds")]
    [InlineData("/api/v1/plans?name=a", "name")]
    public async Task Parameter_When_it_is_unknown_Then_400_names_it(string path, string name)
    {
        var problem = await ApiFixture.ProblemOf(await api.GetAsync(path), 400);
        Assert.Equal("unknownParameter", problem.GetProperty("code").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty(name, out _));
    }

    [Fact]
    public async Task Parameter_When_it_is_in_the_query_of_a_post_Then_400_names_it()
    {
        var problem = await ApiFixture.ProblemOf(
            await api.PostAsync("/api/v1/forecast-runs?horizon=3", "{}"),
            400
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty("horizon", out _));
    }

    [Theory]
    [InlineData("not a tag")]
    [InlineData("\"unfinished")]
    [InlineData("W/\"weak\"")]
    public async Task If_match_When_it_matches_no_stored_version_Then_412(string tag)
    {
        await api.StoreAsync("/api/v1/products/HEADER", new { });
        await ApiFixture.ProblemOf(
            await api.PutAsync("/api/v1/products/HEADER", new { }, ("If-Match", tag)),
            412
        );
    }

    [Fact]
    public async Task Body_When_it_nests_too_deep_Then_400() =>
        await ApiFixture.ProblemOf(
            await api.PostAsync("/api/v1/forecasts/preview", new string('[', 100_000)),
            400
        );
}
