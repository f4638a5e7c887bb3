using System.Reflection;
using System.Text.RegularExpressions;
using ForecastApi.Http;

namespace ForecastApi.Tests.Http;

/// <summary>Every code is a constant, used and explained.</summary>
public sealed partial class ProblemCatalogueTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public void Codes_When_used_in_the_source_Then_they_are_those_of_the_catalogue()
    {
        var codes = typeof(ProblemCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.FieldType == typeof(string))
            .ToDictionary(
                f => f.Name,
                f => (string)f.GetRawConstantValue()!,
                StringComparer.Ordinal
            );
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
            {
                var text = File.ReadAllText(file);
                Assert.False(Literal().IsMatch(text), $"{file}: {Literal().Match(text).Value}");
                foreach (Match match in Used().Matches(text))
                    if (codes.TryGetValue(match.Groups["name"].Value, out var code))
                        used.Add(code);
            }
        Assert.Equal(
            used.Order(StringComparer.Ordinal),
            ProblemCatalogue.All.Select(p => p.Code).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            codes.Values.Order(StringComparer.Ordinal),
            ProblemCatalogue.All.Select(p => p.Code).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Page_When_opened_Then_it_explains_every_code_at_its_anchor()
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
    public async Task Problem_When_the_client_does_not_accept_it_Then_it_is_sent_nevertheless(
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
    public async Task Page_When_a_browser_requests_an_unknown_path_Then_an_error_page_is_sent()
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

    // A code passed as text instead of as a constant
    [GeneratedRegex(
        "(Status[45]\\d\\d\\w+,\\s*|Conflict\\(\\s*|code: )\"(?<code>[a-z][A-Za-z]+)\"",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Literal();

    // A constant, or an arm of the table in ProblemCodes
    [GeneratedRegex(
        "(ProblemCodes\\.|(?<=\\b[45]\\d\\d => |>= 500 \\? |\\? InternalError : ))(?<name>[A-Z]\\w+)",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Used();
}
