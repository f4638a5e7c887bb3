using System.Net;
using System.Text.RegularExpressions;

namespace ForecastApi.Tests.Pages;

/// <summary>The markup of a page and checks that need no browser.</summary>
public sealed partial class PageText(string html)
{
    public string Html { get; } = html;

    /// <summary>The visible text on one line.</summary>
    public string Words { get; } =
        Spaces()
            .Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ")
            .Replace(" ,", ",", StringComparison.Ordinal)
            .Replace(" .", ".", StringComparison.Ordinal);

    public static async Task<PageText> OfAsync(HttpResponseMessage answer)
    {
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return new(await ApiFixture.TextOf(answer));
    }

    public int Count(string element) =>
        Html.Split($"<{element}>").Length + Html.Split($"<{element} ").Length - 2;

    /// <summary>The values of an attribute in all elements.</summary>
    public IEnumerable<string> Attributes(string name) =>
        Html.Split($" {name}=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"')]);

    /// <summary>Asserts the rules of every page for assistive technology and the content security policy.</summary>
    public void AssertSound()
    {
        Assert.StartsWith("<!DOCTYPE html>", Html);
        Assert.Contains("<html lang=\"en\">", Html);
        foreach (var once in (string[])["title", "header", "main", "footer", "h1", "nav"])
            Assert.True(Count(once) == 1, $"{Count(once)} {once}");
        Assert.Contains("<nav aria-label=", Html);
        Assert.Equal(Count("table"), Count("caption"));
        Assert.Equal(Count("th"), Attributes("scope").Count());
        Assert.DoesNotContain("<script", Html);
        Assert.DoesNotContain(" onclick", Html);
        Assert.DoesNotContain("NaN", Html);
        Assert.DoesNotContain("Infinity", Html);
        Assert.DoesNotContain("   at ", Html);
        var ids = Attributes("id").ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Attributes("aria-labelledby"), id => Assert.Contains(id, ids));
        Assert.All(
            Attributes("href").Concat(Attributes("src")),
            link => Assert.Matches("^(/(?!/)|#|data:|$)", link)
        );
        Assert.All(
            Attributes("href").Where(link => link.Length > 1 && link[0] == '#'),
            link => Assert.Contains(link[1..], ids)
        );
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
