namespace ForecastApi.Tests.Access;

/// <summary>The import page in each role, and the policy of its script.</summary>
public sealed class ImportPageTests(Callers callers) : IClassFixture<Callers>
{
    private const string Script = "<script src=\"/assets/import-";

    [Theory]
    [InlineData("reader", false)]
    [InlineData("planner", false)]
    [InlineData("importer", true)]
    [InlineData("admin", true)]
    public async Task Page_When_the_caller_may_not_import_Then_it_has_a_notice_and_no_form(
        string role,
        bool mayImport
    )
    {
        using var answer = await callers.AskAsync(role, HttpMethod.Get, "/import");
        var page = await ApiFixture.TextOf(answer);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(mayImport, page.Contains(Script, StringComparison.Ordinal));
        Assert.Equal(!mayImport, page.Contains("need the role importer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/import", true)]
    [InlineData("/products", false)]
    public async Task Policy_When_a_page_has_a_script_Then_it_allows_that_of_the_service_alone(
        string path,
        bool hasScript
    )
    {
        using var answer = await callers.AskAsync("importer", HttpMethod.Get, path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(hasScript, policy.Contains("script-src 'self';", StringComparison.Ordinal));
        Assert.Equal(hasScript, policy.Contains("connect-src 'self'", StringComparison.Ordinal));
    }
}
