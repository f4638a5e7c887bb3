using System.Text.RegularExpressions;

namespace ForecastApi.Tests;

/// <summary>The layout of the source files.</summary>
public sealed partial class SourceFileTests
{
    [Fact]
    public void Source_files_When_read_Then_each_has_at_most_one_public_type()
    {
        var crowded = new List<string>();
        foreach (
            var file in Directory.EnumerateFiles(
                SourceFolder.Path("src"),
                "*.cs",
                SearchOption.AllDirectories
            )
        )
        {
            var types = PublicType().Count(File.ReadAllText(file));
            if (types > 1 && !IsBuildOutput(file))
                crowded.Add(
                    $"{Path.GetRelativePath(SourceFolder.Path("src"), file)} has {types} public types"
                );
        }
        Assert.Empty(crowded);
    }

    private static bool IsBuildOutput(string file) =>
        file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    /// <summary>A public type at the left margin: nested types are indented and do not count.</summary>
    [GeneratedRegex(
        @"^public (sealed |static |abstract |partial |readonly |unsafe |ref )*(class|record|struct|interface|enum)\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PublicType();
}
