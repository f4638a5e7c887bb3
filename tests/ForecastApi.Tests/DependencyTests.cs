using System.Text.RegularExpressions;

namespace ForecastApi.Tests;

/// <summary>The direction of the host's folders: a slice may use those to its right, never back.</summary>
public sealed partial class DependencyTests
{
    private static readonly string[] Order =
    [
        "Hosting",
        "Demo",
        "Pages",
        "Plans",
        "Alerts",
        "Accuracy",
        "Revisions",
        "Overrides",
        "Forecasts",
        "ForecastRuns",
        "Sales",
        "Products",
        "Imports",
        "OpenApi",
        "Access",
        "Http",
        "Work",
        "Data",
        "Common",
    ];

    [Fact]
    public void Folders_When_they_use_another_Then_it_stands_to_their_right()
    {
        var host = SourceFolder.Path("src", "ForecastApi");
        var folders = Directory
            .GetDirectories(host)
            .Select(f => Path.GetFileName(f)!)
            .Where(f => f is not ("bin" or "obj" or "Properties" or "data"));
        Assert.Equal(Order.Order(), folders.Order());

        var back = new List<string>();
        foreach (var folder in Order)
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(host, folder),
                "*",
                SearchOption.AllDirectories
            )
        )
        foreach (Match used in Uses().Matches(File.ReadAllText(file)))
            if (Array.IndexOf(Order, used.Groups["folder"].Value) is var place and >= 0)
                if (place < Array.IndexOf(Order, folder))
                    back.Add($"{folder}/{Path.GetFileName(file)} uses {Order[place]}");
        Assert.Empty(back);
    }

    [GeneratedRegex(@"ForecastApi\.(?<folder>[A-Z][A-Za-z]+)", RegexOptions.None, 5000)]
    private static partial Regex Uses();
}
