using System.Net;

namespace ForecastApi.Tests.Pages;

/// <summary>An address that was typed or that aged is answered by a page in words, never by an error of the service.</summary>
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
    public async Task Page_When_its_query_is_wrong_Then_it_says_what_is(string path)
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
    public async Task Page_When_there_is_no_such_thing_Then_it_says_so(string path)
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
    public async Task Page_When_there_is_nothing_yet_Then_it_is_there_and_says_so(string path)
    {
        var answer = await api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
    }
}
