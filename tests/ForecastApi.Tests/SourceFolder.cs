using System.Runtime.CompilerServices;

namespace ForecastApi.Tests;

/// <summary>Files of the repository that tests read or, asked to, write: found from where this file was compiled.</summary>
public static class SourceFolder
{
    /// <summary>The path of a file or folder, from the root of the repository.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine([Here(), "..", "..", .. parts]));

    private static string Here([CallerFilePath] string file = "") =>
        System.IO.Path.GetDirectoryName(file)!;
}
