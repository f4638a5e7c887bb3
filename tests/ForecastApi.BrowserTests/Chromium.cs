namespace ForecastApi.BrowserTests;

/// <summary>Finds the Chromium browser of the machine.</summary>
public static class Chromium
{
    /// <summary>The environment variable with the path of another browser.</summary>
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

    /// <summary>The reason for skipping the tests without a browser.</summary>
    public static string Missing =>
        $"Chromium is not installed. Install it or set {Variable} to the path of a browser.";

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
