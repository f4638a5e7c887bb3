using System.Globalization;
using Microsoft.Playwright;

namespace ForecastApi.BrowserTests;

/// <summary>A page in a browser's context of its own, and what went wrong on it.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Height = 900;

    private static readonly TimeSpan _arrivesWithin = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];

    public OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _troubles.Add(message.Text);
        };
        page.PageError += (_, error) => _troubles.Add(error);
        page.RequestFailed += (_, request) => _troubles.Add($"{request.Url} {request.Failure}");
    }

    public IPage Page { get; }

    public ILocator Heading => Page.Locator("h1");

    /// <summary>The page's path and query.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path}: {answer.Status}");
    }

    /// <summary>Looks at the same page through another window.</summary>
    public async Task LookAsync(int width, ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.SetViewportSizeAsync(width, Height);
    }

    /// <summary>Follows a link by its name, the first of them within <paramref name="within"/>.</summary>
    public Task FollowAsync(string name, string within = "main") =>
        ArriveByAsync(
            Page.Locator(within).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First
        );

    public Task PressAsync(string button) =>
        ArriveByAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>
    /// Clicks and waits for the page that comes. That one has loaded cannot be asked afterwards: the answer may still be
    /// about the page that was left.
    /// </summary>
    private async Task ArriveByAsync(ILocator way)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage page) => arrived.TrySetResult();
        Page.Load += Arrive;
        try
        {
            await way.ClickAsync();
            await arrived.Task.WaitAsync(_arrivesWithin);
        }
        finally
        {
            Page.Load -= Arrive;
        }
    }

    /// <summary>Waits until the page of this query is there, whether it is on its way or has come already.</summary>
    public Task ArriveAsync(string query) =>
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

    /// <summary>The text of what has the keyboard's focus.</summary>
    public Task<string> FocusedAsync() =>
        Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");

    /// <summary>Nothing failed to load or to run, and nothing stands out of the page at the side.</summary>
    public async Task AssertSoundAsync()
    {
        Assert.Empty(_troubles);
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
