using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ForecastApi.BrowserTests;

/// <summary>Every page, wide and narrow, light and dark: nothing broken, nothing that assistive technology trips over.</summary>
public sealed class AppearanceTests(BrowserFixture browser)
{
    /// <summary>The pages by the name of their picture and how to get there: a path, then links to follow.</summary>
    public static TheoryData<string, string, string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, string, string, int>();
            foreach (
                var (name, way) in ((string, string)[])
                    [
                        ("overview", "/"),
                        ("products", "/products"),
                        ("products-none", "/products?q=no+such+product"),
                        ("product", "/products/KID-DUO"),
                        ("product-part", "/products/BUCKLE"),
                        ("runs", "/runs"),
                        ("run", "/runs > Oct 2026"),
                        ("plans", "/plans"),
                        ("plan", "/plans > Season 2027"),
                        ("strategy", "/plans > Season 2027 > Optimal"),
                    ]
            )
            foreach (var scheme in (string[])["light", "dark"])
            foreach (var width in (int[])[1280, 390])
                data.Add(name, way, scheme, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_When_looked_at_Then_it_is_sound_and_accessible(
        string name,
        string way,
        string scheme,
        int width
    )
    {
        var steps = way.Split(" > ");
        await using var page = await browser.OpenAsync(
            steps[0],
            scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            width
        );
        foreach (var link in steps[1..])
            await page.FollowAsync(link);
        await page.TakePictureAsync(
            string.Create(CultureInfo.InvariantCulture, $"{name}-{width}-{scheme}")
        );
        await page.AssertSoundAsync();
        var found = await page.Page.RunAxe();
        Assert.Empty(
            found
                .Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v =>
                    $"{v.Impact} {v.Id}: {v.Help}\n{string.Join('\n', v.Nodes.Take(5).Select(n => n.Html))}"
                )
        );
    }
}
