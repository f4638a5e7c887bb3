using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ForecastApi.Tests.Http;

/// <summary>Rate limits, CORS, conditional requests and compression.</summary>
public sealed class TrafficTests
{
    [Fact]
    public async Task Reads_When_they_exceed_the_limit_Then_429_with_Retry_After()
    {
        await using var api = new ApiFixture { Environment = "Production" };
        Secured(api);
        api.Settings["Traffic:ReadsPerMinute"] = "3";
        for (var left = 2; left >= 0; left--)
        {
            using var read = await api.GetAsync("/problems");
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            Assert.StartsWith(
                $"\"reads\";r={left};",
                read.Headers.GetValues("RateLimit").Single(),
                StringComparison.Ordinal
            );
        }
        using var refused = await api.GetAsync("/problems");
        var problem = await ApiFixture.ProblemOf(refused, 429);
        Assert.Equal("tooManyRequests", problem.GetProperty("code").GetString());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal("\"reads\";q=3;w=60", refused.Headers.GetValues("RateLimit-Policy").Single());

        // Neither waits behind the anonymous requests of its address
        using var probe = await api.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, probe.StatusCode);
        using var signIn = await api.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, signIn.StatusCode);
    }

    [Fact]
    public async Task Head_When_there_is_a_GET_Then_it_has_the_headers_without_the_body()
    {
        await using var api = new ApiFixture();
        await api.StoreAsync("/api/v1/products/A", new { });
        foreach (
            var path in (string[])
                ["/api/v1/products/A", "/api/v1/products.csv", "/", "/health/live"]
        )
        {
            using var get = await api.GetAsync(path);
            using var head = await api.SendAsync(HttpMethod.Head, path);
            Assert.Equal((path, HttpStatusCode.OK), (path, head.StatusCode));
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Empty(await ApiFixture.TextOf(head));
        }
        using var missing = await api.SendAsync(HttpMethod.Head, "/api/v1/products/B");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Reads_When_in_Development_Then_they_are_not_limited()
    {
        await using var api = new ApiFixture();
        api.Settings["Traffic:ReadsPerMinute"] = "1";
        for (var i = 0; i < 3; i++)
            await api.GetJsonAsync("/api/v1/products");
    }

    [Fact]
    public async Task Production_When_no_authentication_is_configured_Then_it_does_not_start()
    {
        await using var api = new ApiFixture { Environment = "Production" };
        await Assert.ThrowsAnyAsync<Exception>(() => api.GetAsync("/health/live"));
    }

    [Fact]
    public async Task Origin_When_it_is_configured_Then_its_pages_may_call_and_read_the_headers()
    {
        await using var api = new ApiFixture();
        api.Settings["Traffic:Origins:0"] = "https://app.example.com";
        foreach (
            var (origin, may) in ((string, bool)[])
                [("https://app.example.com", true), ("https://evil.example", false)]
        )
        {
            using var preflight = await api.SendAsync(
                HttpMethod.Options,
                "/api/v1/plans",
                null,
                ("Origin", origin),
                ("Access-Control-Request-Method", "POST"),
                ("Access-Control-Request-Headers", "idempotency-key,x-api-key,content-type")
            );
            Assert.Equal(may, preflight.Headers.Contains("Access-Control-Allow-Origin"));
            using var read = await api.SendAsync(
                HttpMethod.Get,
                "/api/v1/products",
                null,
                ("Origin", origin)
            );
            Assert.Equal(may, read.Headers.Contains("Access-Control-Allow-Origin"));
            if (may)
                Assert.Contains(
                    "ETag",
                    string.Join(',', read.Headers.GetValues("Access-Control-Expose-Headers"))
                );
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://app.example.com/path")]
    [InlineData("app.example.com")]
    public async Task Origin_When_it_is_invalid_Then_the_service_does_not_start(string origin)
    {
        await using var api = new ApiFixture();
        api.Settings["Traffic:Origins:0"] = origin;
        await Assert.ThrowsAnyAsync<Exception>(() => api.GetAsync("/health/live"));
    }

    [Fact]
    public async Task Response_When_the_client_has_it_Then_304()
    {
        await using var api = new ApiFixture();
        using var first = await api.GetAsync("/api/v1/products");
        var tag = first.Headers.ETag!;
        using var same = await api.SendAsync(
            HttpMethod.Get,
            "/api/v1/products",
            null,
            ("If-None-Match", tag.ToString())
        );
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await ApiFixture.TextOf(same));
        await api.StoreAsync("/api/v1/products/NEW", new { });
        using var changed = await api.SendAsync(
            HttpMethod.Get,
            "/api/v1/products",
            null,
            ("If-None-Match", tag.ToString())
        );
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag);
    }

    [Fact]
    public async Task Response_When_the_client_accepts_compression_Then_it_is_compressed()
    {
        await using var api = new ApiFixture();
        await ApiFixture.SucceededAsync(
            await api.ImportAsync(TestHistory.Header + TestHistory.Constant("A", 36, 10))
        );
        using var answer = await api.SendAsync(
            HttpMethod.Get,
            "/api/v1/products/A/sales",
            null,
            ("Accept-Encoding", "gzip")
        );
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Uploads_When_a_caller_sends_too_many_Then_some_get_429_and_reads_still_work()
    {
        await using var api = new ApiFixture();
        api.Settings["Traffic:UploadsPerCaller"] = "1";
        api.Settings["Traffic:Waiting"] = "0";
        // A client that follows redirects reads the whole body first
        using var client = api.CreateClient(
            new() { AllowAutoRedirect = false, HandleCookies = false }
        );
        using var body = new SlowBody();
        var first = client.PostAsync(
            "/api/v1/sales/imports",
            body,
            TestContext.Current.CancellationToken
        );
        await body.Started;
        // The server starts while the body is being sent
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        using var second = await api.ImportAsync(TestHistory.Header + "B,2026-01-05,1\n");
        var problem = await ApiFixture.ProblemOf(second, 429);
        Assert.Equal("busy", problem.GetProperty("code").GetString());
        Assert.NotNull(second.Headers.RetryAfter);
        await api.GetJsonAsync("/api/v1/products");
        body.Finish();
        await ApiFixture.SucceededAsync(await first);
        await ApiFixture.SucceededAsync(
            await api.ImportAsync(TestHistory.Header + "B,2026-01-05,1\n")
        );
    }

    private static void Secured(ApiFixture api)
    {
        api.Settings["Access:SigningKey"] = Convert.ToBase64String(new byte[32]);
        api.Settings["Access:Issuer"] = "https://login.example";
        api.Settings["Access:Audience"] = "forecast";
    }

    /// <summary>A file whose last line is sent on demand.</summary>
    private sealed class SlowBody : HttpContent
    {
        private readonly TaskCompletionSource _started = new();
        private readonly TaskCompletionSource _finish = new();

        public SlowBody() => Headers.ContentType = new MediaTypeHeaderValue("text/csv");

        public Task Started => _started.Task;

        public void Finish() => _finish.SetResult();

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context
        )
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(TestHistory.Header));
            await stream.FlushAsync();
            _started.SetResult();
            await _finish.Task;
            await stream.WriteAsync(Encoding.UTF8.GetBytes("A,2026-01-05,1\n"));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
