using System.Globalization;
using Microsoft.Playwright;

namespace ForecastApi.BrowserTests;

/// <summary>Checks every page, wide and narrow, light and dark, for errors and accessibility violations.</summary>
public sealed class AppearanceTests(BrowserFixture browser)
{
    /// <summary>The name of the screenshot and the way to the page: a path, then links to follow.</summary>
    public static TheoryData<string, string> Pages { get; } =
        new()
        {
            { "overview", "/" },
            { "products", "/products" },
            { "products-none", "/products?q=no+such+product" },
            { "product", "/products/KID-DUO" },
            { "product-part", "/products/BUCKLE" },
            { "accuracy", "/accuracy" },
            { "accuracy-period", "/accuracy?basis=live&by=period&category=Accessories&leadTo=3" },
            { "accuracy-product", "/accuracy?basis=live&by=product" },
            { "accuracy-none", "/accuracy?by=author" },
            { "exceptions", "/exceptions" },
            { "exceptions-resolved", "/exceptions?state=resolved" },
            { "product-overridden", "/products/KID-SOLO?overridden=2027-03" },
            { "runs", "/runs" },
            { "import", "/import" },
            { "run", "/runs > Oct 2026" },
            { "plans", "/plans" },
            { "plan", "/plans > Season 2027" },
            { "strategy", "/plans > Season 2027 > Optimal" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_When_rendered_Then_it_has_no_errors_and_is_accessible(
        string name,
        string way
    )
    {
        var steps = way.Split(" > ");
        await using var page = await browser.OpenAsync(steps[0]);
        foreach (var link in steps[1..])
            await page.FollowAsync(link);
        foreach (var width in (int[])[1280, 390])
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateAsync(width, scheme);
            var look = string.Create(
                CultureInfo.InvariantCulture,
                $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}"
            );
            await page.TakePictureAsync(look);
            await page.AssertSoundAsync();
            Assert.All(await AxeScan.FindAsync(page.Page), v => Assert.Fail($"{look}: {v}"));
        }
    }

    [Fact]
    public async Task Scan_When_a_button_has_no_name_Then_it_is_found()
    {
        await using var page = await browser.OpenAsync("/");
        await page.Page.EvaluateAsync(
            "() => document.querySelector('main').append(document.createElement('button'))"
        );
        Assert.Contains(await AxeScan.FindAsync(page.Page), v => v.Contains("button-name"));
    }
}
