using System.Globalization;
using Microsoft.Playwright;

namespace ForecastApi.BrowserTests;

/// <summary>A page in its own browser context, with the errors it raised.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Height = 900;

    private static readonly TimeSpan _navigationTimeout = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    public OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _errors.Add(message.Text);
        };
        page.PageError += (_, error) => _errors.Add(error);
        page.RequestFailed += (_, request) => _errors.Add($"{request.Url} {request.Failure}");
    }

    public IPage Page { get; }

    public ILocator Heading => Page.Locator("h1");

    /// <summary>The path and query of the URL.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    public async Task GoAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.True(response!.Ok, $"{path}: {response.Status}");
    }

    /// <summary>Changes the width and colour scheme of the window.</summary>
    public async Task EmulateAsync(int width, ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.SetViewportSizeAsync(width, Height);
    }

    /// <summary>Follows the first link with a name within <paramref name="within"/>.</summary>
    public Task FollowAsync(string name, string within = "main") =>
        ClickAsync(
            Page.Locator(within).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First
        );

    public Task PressAsync(string button) =>
        ClickAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>
    /// Clicks and waits for the Load event of the next page. The load state cannot be read afterwards: it may still be the
    /// state of the previous page.
    /// </summary>
    private async Task ClickAsync(ILocator target)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLoad(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += OnLoad;
        try
        {
            await target.ClickAsync();
            await loaded.Task.WaitAsync(_navigationTimeout);
        }
        finally
        {
            Page.Load -= OnLoad;
        }
    }

    /// <summary>Waits until a page with this query has loaded.</summary>
    public Task WaitForQueryAsync(string query) =>
        Page.WaitForFunctionAsync(
            "query => location.search.includes(query) && document.readyState === 'complete'",
            query
        );

    public async Task<string> TextAsync(string selector = "main") =>
        string.Join(
            ' ',
            (await Page.Locator(selector).First.InnerTextAsync()).Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    /// <summary>Returns the text of the focused element.</summary>
    public Task<string> FocusedAsync() =>
        Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");

    /// <summary>Asserts that the page raised no errors and has no horizontal overflow.</summary>
    public async Task AssertSoundAsync()
    {
        Assert.Empty(_errors);
        var wider = await Page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
                : [...document.querySelectorAll('main *, header *, footer *')]
                    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.table-wrap'))
                    .map(e => e.outerHTML.slice(0, 120))
            """
        );
        Assert.True(wider.Length == 0, string.Join('\n', wider));
    }

    public Task TakePictureAsync(string name) =>
        Page.ScreenshotAsync(
            new()
            {
                FullPage = true,
                Path = System.IO.Path.Combine(
                    BrowserFixture.Pictures,
                    string.Create(CultureInfo.InvariantCulture, $"{name}.png")
                ),
            }
        );

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
