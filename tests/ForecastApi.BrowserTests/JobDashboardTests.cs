using Microsoft.Playwright;

namespace ForecastApi.BrowserTests;

/// <summary>Hangfire's dashboard, whose scripts the content security policy must allow.</summary>
public sealed class JobDashboardTests(BrowserFixture browser)
{
    [Fact]
    public async Task Dashboard_When_opened_Then_its_scripts_run_and_it_shows_the_recurring_jobs()
    {
        await using var page = await browser.OpenAsync("/hangfire/recurring");
        await page
            .Page.GetByText("clean-import-bodies")
            .First.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        Assert.True(
            await page.Page.EvaluateAsync<bool>(
                "() => typeof window.Hangfire === 'object' && typeof window.jQuery === 'function'"
            )
        );

        await page.GoAsync("/hangfire");
        await page.Page.Locator("canvas#realtimeGraph").First.WaitForAsync();
        // The page asks for the statistics every few seconds
        await page.Page.WaitForResponseAsync(
            r => r.Url.EndsWith("/hangfire/stats", StringComparison.Ordinal) && r.Ok,
            new() { Timeout = 30_000 }
        );
        await page.AssertSoundAsync();
    }
}
