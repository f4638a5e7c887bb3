using ForecastApi.BrowserTests;
using Microsoft.Playwright;

// All tests share one site and one browser; each test has its own context
[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace ForecastApi.BrowserTests;

/// <summary>Starts the sample site and a browser; neither starts when no browser is installed.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private SampleSite? _site;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The folder of the screenshots.</summary>
    public static string Pictures { get; } =
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    public string Url => _site!.Url;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not { } path)
            return;
        _site = new SampleSite();
        await _site.FillAsync(CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = path, Args = Chromium.Arguments }
        );
    }

    /// <summary>Opens a page of the site; skips the test when no browser is installed.</summary>
    public async Task<OpenPage> OpenAsync(
        string path,
        int width = OpenPage.Wide,
        bool scripts = true
    )
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = Url,
                ColorScheme = ColorScheme.Light,
                ViewportSize = new() { Width = width, Height = OpenPage.Height },
                JavaScriptEnabled = scripts,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
                TimezoneId = "UTC",
            }
        );
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.GoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
    }
}
