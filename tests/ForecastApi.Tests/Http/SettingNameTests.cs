using System.Reflection;
using System.Text.RegularExpressions;

namespace ForecastApi.Tests.Http;

/// <summary>A setting that is misspelt in a compose file is one that silently does nothing.</summary>
public sealed partial class SettingNameTests
{
    private static readonly string[] Files =
    [
        "README.md",
        "build/Dockerfile",
        "build/compose.yaml",
        "build/forecastapi.service",
    ];

    [Fact]
    public void Settings_When_named_by_the_packaging_or_the_README_Then_the_service_has_them()
    {
        var known = Known().ToHashSet(StringComparer.Ordinal);
        var named = Files
            .SelectMany(f =>
                Names().Matches(File.ReadAllText(SourceFolder.Path(f))).Select(m => m.Value)
            )
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(named.Count > 10, string.Join(' ', named));
        Assert.All(named, name => Assert.Contains(name, known));
    }

    /// <summary>Every property of every options class, under the section that the class names.</summary>
    private static IEnumerable<string> Known()
    {
        yield return "ConnectionStrings__Forecast";
        foreach (var type in typeof(ForecastApi.Data.Database).Assembly.GetTypes())
            if (
                type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
                is string section
            )
                foreach (var property in type.GetProperties())
                    yield return $"{section}__{property.Name}";
    }

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+__[A-Z][A-Za-z0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
