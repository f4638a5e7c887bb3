namespace ForecastApi.Tests.Http;

/// <summary>No header makes a route answer 5xx.</summary>
public sealed class HeaderTests : IAsyncDisposable
{
    private static readonly string[] Names =
    [
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "Content-Encoding",
        "Content-Type",
        "Cookie",
        "Forwarded",
        "Idempotency-Key",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "Origin",
        "Prefer",
        "Range",
        "traceparent",
        "X-Api-Key",
        "X-Forwarded-For",
        "X-Forwarded-Proto",
    ];

    private static readonly string[] Values =
    [
        "",
        " ",
        ",",
        ";",
        "=",
        "\"",
        "\"unclosed",
        "*",
        "*/*;q=abc",
        "W/",
        "W/\"",
        "a=b=c;;,",
        "respond-async;wait=\"",
        "text/html;charset=\"",
        "bytes=--1",
        "Bearer",
        "Bearer ",
        "chunks-99999999",
        "forecastapi=chunks-5",
        "gzip, gzip, gzip",
        "\u00ff\u00fe",
        "%00%ff",
    ];

    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Header_When_malformed_Then_the_answer_is_never_5xx()
    {
        await _api.StoreAsync("/api/v1/products/A", new { });
        var wrong = new List<string>();
        foreach (var name in Names)
        foreach (var value in Values)
        foreach (
            var (method, path, body) in ((HttpMethod, string, string?)[])
                [
                    (HttpMethod.Get, "/api/v1/products/A", null),
                    (HttpMethod.Get, "/products", null),
                    (HttpMethod.Get, "/api/v1/products.csv", null),
                    (HttpMethod.Put, "/api/v1/products/A", "{}"),
                    (HttpMethod.Post, "/api/v1/products/imports", "sku\nB\n"),
                    (HttpMethod.Post, "/sign-in", "key=x"),
                ]
        )
        {
            using var content = body is null ? null : new StringContent(body);
            if (content is not null)
                content.Headers.ContentType = new(
                    body![0] == '{' ? "application/json"
                    : body[0] == 's' ? "text/csv"
                    : "application/x-www-form-urlencoded"
                );
            using var request = new HttpRequestMessage(method, path) { Content = content };
            if (name.StartsWith("Content-", StringComparison.Ordinal))
            {
                content?.Headers.Remove(name);
                content?.Headers.TryAddWithoutValidation(name, value);
            }
            else
                request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await _api.Http.SendAsync(
                request,
                TestContext.Current.CancellationToken
            );
            if ((int)answer.StatusCode >= 500)
                wrong.Add($"{method} {path} {name}: {value} => {(int)answer.StatusCode}");
        }
        Assert.Empty(wrong);
    }
}
