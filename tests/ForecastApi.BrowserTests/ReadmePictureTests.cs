using System.Runtime.CompilerServices;

namespace ForecastApi.BrowserTests;

/// <summary>Takes the picture of the README.</summary>
public sealed class ReadmePictureTests(BrowserFixture browser)
{
    /// <summary>Any value makes the test write the picture to the repository.</summary>
    private const string Variable = "UPDATE_PICTURES";

    [Fact]
    public async Task Picture_When_requested_Then_it_shows_the_first_page()
    {
        Assert.SkipWhen(
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)),
            $"Runs only when {Variable} is set."
        );
        await using var page = await browser.OpenAsync("/");
        await page.AssertSoundAsync();
        var file = Path.GetFullPath(
            Path.Combine(Here(), "..", "..", ".github", "images", "overview.png")
        );
        await page.Page.SetViewportSizeAsync(1280, 1400);
        await page.Page.ScreenshotAsync(new() { Path = file });
        Assert.True(new FileInfo(file).Length > 10_000);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
