using System.Runtime.CompilerServices;

namespace ForecastApi.BrowserTests;

/// <summary>The README's picture is the first page as these tests see it.</summary>
public sealed class ReadmePictureTests(BrowserFixture browser)
{
    /// <summary>Any value makes this test write the picture into the repository.</summary>
    private const string Variable = "UPDATE_PICTURES";

    [Fact]
    public async Task Picture_When_asked_for_Then_it_is_taken_of_the_first_page()
    {
        Assert.SkipWhen(
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)),
            $"Written only where {Variable} is set."
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
