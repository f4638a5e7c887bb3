using System.Net;

namespace ForecastApi.Tests.Http;

[Collection(AloneCollection.Name)]
public sealed class OperationsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/health/live", "\"status\":\"Healthy\"")]
    [InlineData("/health/ready", "\"status\":\"Healthy\"")]
    [InlineData("/health/startup", "\"status\":\"Healthy\"")]
    [InlineData("/swagger/index.html", "ForecastApi")]
    [InlineData("/swagger/v1/swagger.json", "\"openapi\": \"3.1")]
    [InlineData("/hangfire", "ForecastApi jobs")]
    [InlineData("/hangfire/recurring", "ForecastApi jobs")]
    public async Task Page_When_requested_Then_it_is_served(string path, string content)
    {
        var answer = await api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(content, await ApiFixture.TextOf(answer));
    }

    [Fact]
    public async Task Swagger_When_requested_without_a_page_Then_it_redirects_to_it()
    {
        var answer = await api.GetAsync("/swagger");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("/swagger/index.html", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Metrics_When_requests_were_served_Then_prometheus_text_counts_them()
    {
        await api.GetJsonAsync("/api/v1/products");
        var answer = await api.GetAsync("/metrics");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        var text = await ApiFixture.TextOf(answer);
        Assert.Contains("http_server_request_duration_seconds_count", text);
        Assert.Contains("http_route=\"/api/v1/products", text);
    }

    [Fact]
    public async Task Job_statistics_When_requested_without_a_form_Then_415() =>
        await ApiFixture.ProblemOf(await api.GetAsync("/hangfire/stats"), 415);

    [Fact]
    public async Task Job_dashboard_When_requested_from_another_machine_Then_401()
    {
        api.RemoteAddress = IPAddress.Parse("192.0.2.7");
        try
        {
            await ApiFixture.ProblemOf(await api.GetAsync("/hangfire"), 401);
        }
        finally
        {
            api.RemoteAddress = IPAddress.Loopback;
        }
    }

    [Fact]
    public async Task Ready_When_the_database_is_unreadable_Then_503_and_routes_send_Retry_After()
    {
        await using var broken = new ApiFixture();
        await broken.GetJsonAsync("/api/v1/products");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.WriteAllText(
            broken.DatabaseFile,
            "This is no database any more. " + new string('x', 5000)
        );
        foreach (var side in (string[])["-wal", "-shm"])
            File.Delete(broken.DatabaseFile + side);

        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
            (await broken.GetAsync("/health/ready")).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await broken.GetAsync("/health/live")).StatusCode);
        var answer = await broken.GetAsync("/api/v1/products");
        var problem = await ApiFixture.ProblemOf(answer, 503);
        Assert.Equal("databaseUnavailable", problem.GetProperty("code").GetString());
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
