namespace ForecastApi.BrowserTests;

/// <summary>The browser of this machine.</summary>
public static class Chromium
{
    /// <summary>Names the browser to use instead of the one that is found.</summary>
    public const string Variable = "FORECASTAPI_TEST_BROWSER";

    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];

    public static string? Path { get; } = Find();

    /// <summary>Why the tests are skipped where there is none.</summary>
    public static string Missing =>
        $"There is no Chromium on this machine: install it, or name one in {Variable}.";

    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
}
