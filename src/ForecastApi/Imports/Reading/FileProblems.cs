using ForecastApi.Http;

namespace ForecastApi.Imports.Reading;

/// <summary>The problems of files that cannot be read as they were sent.</summary>
public static class FileProblems
{
    /// <summary>Returns the problem of a file whose header is not that of such a file.</summary>
    public static ProblemException Header(long line, string message) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            ProblemCodes.ImportRejected,
            Invariant($"line {line}: {message}"),
            new Dictionary<string, string[]> { [Invariant($"lines[{line}].header")] = [message] }
        );

    /// <summary>Returns the problem of a file of another kind, or a broken one.</summary>
    public static ProblemException Body(string message) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            ProblemCodes.ImportRejected,
            $"body: {message}",
            new Dictionary<string, string[]> { ["body"] = [message] }
        );

    /// <summary>Returns the problem of bytes that are not text in an encoding.</summary>
    public static ProblemException NotDecoded(string encoding) =>
        Body(
            encoding.Equals(Formats.TextEncoding.Default, StringComparison.OrdinalIgnoreCase)
                ? "is not UTF-8. Send the encoding of the file, usually encoding=windows-1252, or save the file in UTF-8; nothing was stored."
                : $"is not text in {encoding}. Send the encoding of the file, or save it in UTF-8 and leave encoding out; nothing was stored."
        );
}
