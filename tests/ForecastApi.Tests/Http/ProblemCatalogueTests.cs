using System.Text.RegularExpressions;
using ForecastApi.Http;

namespace ForecastApi.Tests.Http;

/// <summary>Every code is explained, and every code that is explained is used.</summary>
public sealed partial class ProblemCatalogueTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public void Codes_When_used_in_the_source_Then_they_are_those_of_the_catalogue()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var file in Directory.EnumerateFiles(
                SourceFolder.Path("src", "ForecastApi"),
                "*.cs",
                SearchOption.AllDirectories
            )
        )
            if (
                !file.EndsWith("ProblemCatalogue.cs", StringComparison.Ordinal)
                && !file.Contains("/obj/", StringComparison.Ordinal)
            )
                foreach (Match match in Code().Matches(File.ReadAllText(file)))
                    used.Add(match.Groups["code"].Value);
        Assert.Equal(
            used.Order(StringComparer.Ordinal),
            ProblemCatalogue.All.Select(p => p.Code).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Page_When_opened_Then_it_explains_every_code_at_the_place_that_types_name()
    {
        var page = await Pages.PageText.OfAsync(await api.GetAsync("/problems"));
        page.AssertSound();
        Assert.All(ProblemCatalogue.All, p => Assert.Contains($"id=\"{p.Code}\"", page.Html));
        var problem = await ApiFixture.ProblemOf(await api.GetAsync("/api/v1/products/NONE"), 404);
        Assert.Equal("/problems#notFound", problem.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/csv")]
    [InlineData("image/png")]
    public async Task Problem_When_the_caller_accepts_none_Then_it_is_one_nevertheless(
        string accept
    )
    {
        using var answer = await api.SendAsync(
            HttpMethod.Get,
            "/api/v1/products/NONE",
            null,
            ("Accept", accept)
        );
        await ApiFixture.ProblemOf(answer, 404);
    }

    [Fact]
    public async Task Page_When_a_browser_asks_for_none_Then_it_is_told_in_words()
    {
        using var answer = await api.SendAsync(
            HttpMethod.Get,
            "/no-such-page",
            null,
            ("Accept", "text/html")
        );
        Assert.Equal(404, (int)answer.StatusCode);
        var page = await Pages.PageText.OfAsync(answer);
        page.AssertSound();
        await ApiFixture.ProblemOf(await api.GetAsync("/no-such-page"), 404);
    }

    // Behind a status, in the table of ProblemCodes, or named as one
    [GeneratedRegex(
        "(Status[45]\\d\\d\\w+,\\s*|Conflict\\(\\s*|\\b[45]\\d\\d => |>= 500 \\? |(?<=\"internalError\" : )|const string (Validation|MalformedJson|UnknownParameter|DatabaseUnavailable|Reused) = )\"(?<code>[a-z][A-Za-z]+)\"(?=[,;)]|\\s*:|\\s*$)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        5000
    )]
    private static partial Regex Code();
}
