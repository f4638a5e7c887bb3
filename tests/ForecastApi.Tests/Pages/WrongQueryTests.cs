using System.Net;

namespace ForecastApi.Tests.Pages;

/// <summary>An invalid or outdated URL returns an error page, never a server error.</summary>
public sealed class WrongQueryTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/accuracy?basis=never")]
    [InlineData("/accuracy?by=colour")]
    [InlineData("/accuracy?leadFrom=x")]
    [InlineData("/accuracy?leadFrom=0")]
    [InlineData("/accuracy?from=2026-13")]
    [InlineData("/accuracy?from=2026-05&to=2026-01")]
    [InlineData("/exceptions?state=shut")]
    [InlineData("/exceptions?rule=none")]
    [InlineData("/exceptions?cursor=%00")]
    [InlineData("/products?sort=colour")]
    [InlineData("/products?page=-1")]
    [InlineData("/runs?cursor=x")]
    public async Task Page_When_a_query_parameter_is_invalid_Then_it_returns_400(string path)
    {
        var answer = await api.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
    }

    [Theory]
    [InlineData("/products/NO-SUCH")]
    [InlineData("/products/%3Cscript%3E")]
    [InlineData("/runs/no-such")]
    [InlineData("/plans/no-such")]
    public async Task Page_When_the_resource_does_not_exist_Then_it_returns_404(string path)
    {
        var answer = await api.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
    }

    [Theory]
    [InlineData("/accuracy")]
    [InlineData("/accuracy?basis=live&by=author")]
    [InlineData("/exceptions")]
    [InlineData("/products")]
    [InlineData("/runs")]
    public async Task Page_When_there_is_no_data_Then_it_shows_an_empty_state(string path)
    {
        var answer = await api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
    }
}
