namespace ForecastApi.BrowserTests;

/// <summary>The use of the pages with a keyboard.</summary>
public sealed class KeyboardTests(BrowserFixture browser)
{
    [Fact]
    public async Task Skip_link_When_followed_Then_the_focus_is_after_the_navigation()
    {
        await using var page = await browser.OpenAsync("/products");
        var keys = page.Page.Keyboard;
        await keys.PressAsync("Tab");
        Assert.Equal("Skip to content", await page.FocusedAsync());
        var box = await page.Page.Locator(".skip").BoundingBoxAsync();
        Assert.True(box!.X >= 0 && box.Y >= 0);
        await keys.PressAsync("Enter");
        await keys.PressAsync("Tab");
        Assert.Equal("q", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task Focus_When_tabbed_Then_it_visits_every_entry_in_order_and_is_visible()
    {
        await using var page = await browser.OpenAsync("/");
        var wanted = await page.Page.Locator("nav a").AllInnerTextsAsync();
        // The skip link and the name of the service come first
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Tab");
        foreach (var entry in wanted)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            Assert.Equal(entry, await page.FocusedAsync());
            Assert.Equal(
                "solid 3px",
                await page.Page.EvaluateAsync<string>(
                    "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.outlineWidth; }"
                )
            );
        }
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForLoadStateAsync();
        Assert.Equal(wanted[^1], await page.Heading.InnerTextAsync());
    }

    [Fact]
    public async Task Wide_table_When_focused_Then_arrow_keys_scroll_it()
    {
        await using var page = await browser.OpenAsync("/products", width: 390);
        var table = page.Page.Locator(".table-wrap").First;
        await table.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.WaitForFunctionAsync(
            "() => document.querySelector('.table-wrap').scrollLeft > 0"
        );
    }

    [Fact]
    public async Task Search_When_submitted_with_Enter_Then_the_list_is_filtered()
    {
        await using var page = await browser.OpenAsync("/products");
        await page.Page.GetByLabel("Search").FocusAsync();
        await page.Page.Keyboard.TypeAsync("KID-DUO");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.WaitForQueryAsync("q=KID-DUO");
        Assert.Equal(1, await page.Page.Locator("tbody tr").CountAsync());
    }
}
