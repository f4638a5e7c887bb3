using Microsoft.Playwright;

namespace ForecastApi.BrowserTests;

/// <summary>The use of each page with a mouse.</summary>
public sealed class PathTests(BrowserFixture browser)
{
    [Fact]
    public async Task Navigation_When_followed_Then_each_section_opens_and_is_marked()
    {
        await using var page = await browser.OpenAsync("/");
        foreach (
            var section in (string[])
                ["Products", "Accuracy", "Exceptions", "Runs", "Plans", "Import", "Overview"]
        )
        {
            await page.FollowAsync(section, "nav");
            Assert.Equal(section, await page.Heading.InnerTextAsync());
            Assert.Equal(section, await page.Page.Locator("nav [aria-current]").InnerTextAsync());
        }
        await page.AssertSoundAsync();
    }

    [Fact]
    public async Task Overview_When_opened_Then_it_shows_chart_and_figures()
    {
        await using var page = await browser.OpenAsync("/");
        Assert.Equal(1, await page.Page.Locator(".chart svg:visible").CountAsync());
        var words = await page.TextAsync();
        Assert.Contains("Forecast as of Oct 2026, 11 products", words);
        Assert.Contains("Forecast by month", words);
        Assert.Contains("is the cheapest at", words);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Products_When_searched_and_sorted_Then_the_product_is_first(bool scripts)
    {
        await using var page = await browser.OpenAsync("/products", scripts: scripts);
        await page.Page.GetByLabel("Search").FillAsync("cargo");
        await page.Page.GetByLabel("Category").SelectOptionAsync("Cargo trailers");
        await page.PressAsync("Apply");
        Assert.Contains("q=cargo", page.Path);
        Assert.Equal("cargo", await page.Page.GetByLabel("Search").InputValueAsync());
        var rows = page.Page.Locator("tbody tr");
        Assert.Equal(3, await rows.CountAsync());

        await page.FollowAsync("WAPE");
        Assert.Equal(
            "descending",
            await page.Page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort")
        );
        Assert.StartsWith("CARGO-100", await rows.First.InnerTextAsync());
        await page.FollowAsync("CARGO-100");
        Assert.Equal("Cargo trailer 100 kg", await page.Heading.InnerTextAsync());
        Assert.True(await page.Page.Locator(".chart svg:visible").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Product_When_opened_Then_it_shows_forecast_model_and_history()
    {
        await using var page = await browser.OpenAsync("/products/KID-DUO");
        var words = await page.TextAsync();
        Assert.Contains("Nov 2026", words);
        Assert.Contains("Combination Selected", words);
        Assert.Contains("Candidate models", words);
        foreach (var table in (string[])["Forecast by month", "Sales by month"])
            Assert.True(
                await page
                    .Page.GetByRole(AriaRole.Region, new() { Name = table })
                    .First.IsVisibleAsync()
            );
        await page.FollowAsync("Child trailers");
        Assert.Equal("/products?category=Child%20trailers", page.Path);
    }

    [Fact]
    public async Task Accuracy_When_filters_change_Then_the_url_reproduces_the_view()
    {
        await using var page = await browser.OpenAsync("/accuracy");
        Assert.Equal(12, await page.Page.Locator("tbody tr").CountAsync());
        await page.FollowAsync("Live");
        await page.Page.GetByLabel("Group by").SelectOptionAsync("Product");
        await page.Page.GetByLabel("Category").SelectOptionAsync("Child trailers");
        await page.Page.GetByLabel("Lead from, months").FillAsync("2");
        await page.PressAsync("Apply");
        var (words, address) = (await page.TextAsync("table"), page.Path);
        Assert.Contains("basis=live&by=product", address);
        Assert.Contains("KID-DUO", words);
        Assert.DoesNotContain("CARGO-60", words);

        await using var other = await browser.OpenAsync(address);
        Assert.Equal(words, await other.TextAsync("table"));
        Assert.Equal("2", await other.Page.GetByLabel("Lead from, months").InputValueAsync());
        await other.FollowAsync("KID-DUO");
        Assert.Equal("Duo child trailer, two seats", await other.Heading.InnerTextAsync());
    }

    [Fact]
    public async Task Override_When_corrected_Then_it_is_published_and_can_be_removed()
    {
        await using var page = await browser.OpenAsync("/products/DOG-M", scripts: false);
        await page.Page.Locator("summary", new() { HasText = "Override a month" }).ClickAsync();
        await page.Page.GetByLabel("Month", new() { Exact = true }).SelectOptionAsync("2027-01");
        await page.Page.GetByLabel("Quantity, pcs").FillAsync("80");
        await page.Page.GetByLabel("Your name").FillAsync("Ben");
        await page.PressAsync("Publish");
        Assert.Equal("must say why, in a few words.", await page.TextAsync("#reason-error"));
        Assert.Equal("80", await page.Page.GetByLabel("Quantity, pcs").InputValueAsync());
        Assert.Equal(
            "2027-01",
            await page.Page.GetByLabel("Month", new() { Exact = true }).InputValueAsync()
        );
        Assert.Equal(
            "true",
            await page.Page.GetByLabel("Reason").GetAttributeAsync("aria-invalid")
        );

        await page.Page.GetByLabel("Reason").FillAsync("Fewer dogs");
        await page.PressAsync("Publish");
        Assert.Equal("/products/DOG-M?overridden=2027-01", page.Path);
        Assert.Contains("Jan 2027 is set to 80.", await page.TextAsync("#overrides"));
        Assert.Contains("statistical:", await page.TextAsync(".forecast-table"));

        await page.PressAsync("Remove the override of Jan 2027");
        Assert.Contains("Removed", await page.TextAsync("#overrides"));
        Assert.DoesNotContain("statistical:", await page.TextAsync(".forecast-table"));
    }

    [Fact]
    public async Task Exception_When_acknowledged_with_a_note_Then_it_leaves_the_open_list()
    {
        await using var page = await browser.OpenAsync("/exceptions");
        var first = page.Page.Locator(".findings > li").First;
        var what = await first.Locator("h2").InnerTextAsync();
        await first.Locator("summary").ClickAsync();
        await first.GetByLabel("Note").FillAsync("It is new");
        await first.GetByLabel("Your name").FillAsync("Ben");
        await page.PressAsync("Acknowledge");
        Assert.Equal("/exceptions", page.Path);
        Assert.DoesNotContain(what, await page.TextAsync());
        await page.Page.Locator(".tabs").GetByText("Acknowledged").ClickAsync();
        await page.WaitForQueryAsync("state=acknowledged");
        Assert.Contains(what, await page.TextAsync());
        Assert.Contains("It is new – Ben", await page.TextAsync());
        await page.Page.Locator("summary").First.ClickAsync();
        await page.PressAsync("Reopen");
    }

    [Fact]
    public async Task Form_When_the_token_is_missing_Then_nothing_is_stored()
    {
        await using var page = await browser.OpenAsync("/products/KID-DUO");
        var answer = await page.Page.APIRequest.PostAsync(
            "/products/KID-DUO/overrides",
            new()
            {
                Headers = new Dictionary<string, string>
                {
                    ["Content-Type"] = "application/x-www-form-urlencoded",
                },
                DataString = "period=2027-01&quantity=1&reason=x&author=Eve",
            }
        );
        Assert.Equal(400, answer.Status);
        Assert.Contains("no longer valid", await answer.TextAsync());
        await page.GoAsync("/products/KID-DUO");
        Assert.DoesNotContain("Eve", await page.TextAsync("#overrides"));
    }

    [Fact]
    public async Task Runs_When_opened_Then_each_links_to_its_page()
    {
        await using var page = await browser.OpenAsync("/runs");
        Assert.Equal(4, await page.Page.Locator("tbody tr").CountAsync());
        await page.FollowAsync("Sep 2026");
        Assert.Equal("Run as of Sep 2026", await page.Heading.InnerTextAsync());
        Assert.Contains("Succeeded", await page.TextAsync());
        Assert.Contains("new months of sales", await page.TextAsync());
        await page.FollowAsync("previous run as of Aug 2026");
        Assert.Equal("Run as of Aug 2026", await page.Heading.InnerTextAsync());
    }

    [Fact]
    public async Task Plans_When_opened_Then_a_strategy_shows_its_months()
    {
        await using var page = await browser.OpenAsync("/plans");
        await page.FollowAsync("Season 2027");
        await page.FollowAsync("Chase");
        Assert.StartsWith("Chase", await page.Heading.InnerTextAsync());
        Assert.True(await page.Page.Locator(".month-chart:visible").CountAsync() > 0);
    }

    [Fact]
    public async Task Page_When_it_does_not_exist_Then_the_error_page_links_to_the_list()
    {
        await using var page = await browser.OpenAsync("/products");
        var answer = await page.Page.GotoAsync("/products/NO-SUCH");
        Assert.Equal(404, answer!.Status);
        Assert.Equal("Page not found", await page.Heading.InnerTextAsync());
        await page.FollowAsync("All products");
        Assert.Equal("/products", page.Path);
    }
}
