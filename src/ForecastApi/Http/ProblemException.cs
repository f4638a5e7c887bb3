namespace ForecastApi.Http;

/// <summary>
/// A refusal that the caller can act on. <c>ApiExceptionHandler</c> turns it into a problem document;
/// <paramref name="code"/> is stable and part of the contract.
/// </summary>
public sealed class ProblemException(
    int status,
    string code,
    string detail,
    IReadOnlyDictionary<string, string[]>? errors = null
) : Exception(detail)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyDictionary<string, string[]>? Errors { get; } = errors;

    /// <summary>Further members of the problem document, such as the id of a rejected import.</summary>
    public Dictionary<string, object?> Extensions { get; } = [];

    /// <summary>Headers of the answer, such as when to come back.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public ProblemException With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    public static ProblemException NotFound(string what, string id) =>
        new(StatusCodes.Status404NotFound, "notFound", $"There is no {what} '{id}'.");

    public static ProblemException Conflict(string code, string detail) =>
        new(StatusCodes.Status409Conflict, code, detail);

    public static ProblemException Invalid(string path, string message) =>
        new(
            StatusCodes.Status400BadRequest,
            ProblemCodes.Validation,
            $"{path}: {message}",
            new Dictionary<string, string[]> { [path] = [message] }
        );
}
