namespace ForecastApi.BrowserTests;

/// <summary>What a person does without a mouse.</summary>
public sealed class KeyboardTests(BrowserFixture browser)
{
    [Fact]
    public async Task Skip_link_When_taken_Then_the_focus_is_past_the_navigation()
    {
        await using var page = await browser.OpenAsync("/products");
        var keys = page.Page.Keyboard;
        await keys.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.FocusedAsync());
        var box = await page.Page.Locator(".skip").BoundingBoxAsync();
        Assert.True(box!.X >= 0 && box.Y >= 0);
        await keys.PressAsync("Enter");
        await keys.PressAsync("Tab");
        Assert.Equal("q", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task Focus_When_it_moves_Then_it_reaches_every_entry_in_order_and_is_seen()
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
    public async Task Wide_table_When_it_has_the_focus_Then_the_arrows_scroll_it()
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
    public async Task Search_When_typed_and_entered_Then_the_list_is_narrowed()
    {
        await using var page = await browser.OpenAsync("/products");
        await page.Page.GetByLabel("Search").FocusAsync();
        await page.Page.Keyboard.TypeAsync("KID-DUO");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("q=KID-DUO");
        Assert.Equal(1, await page.Page.Locator("tbody tr").CountAsync());
    }
}
