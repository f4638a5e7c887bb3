namespace ForecastApi.Http;

/// <summary>
/// An error that the caller can act on. <c>ApiExceptionHandler</c> converts it to a problem document;
/// <paramref name="code"/> is stable and part of the contract.
/// </summary>
public sealed class ProblemException(
    int status,
    string code,
    string detail,
    IReadOnlyDictionary<string, string[]>? errors = null
) : Exception(detail)
{
    private const string BusyRetrySeconds = "5";

    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyDictionary<string, string[]>? Errors { get; } = errors;

    /// <summary>Further members of the problem document, such as the id of a rejected import.</summary>
    public Dictionary<string, object?> Extensions { get; } = [];

    /// <summary>Headers of the response, such as <c>Retry-After</c>.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public ProblemException With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    /// <param name="what">The kind of the resource, such as <c>product</c>.</param>
    /// <param name="id">The id that does not exist.</param>
    public static ProblemException NotFound(string what, string id) =>
        new(StatusCodes.Status404NotFound, ProblemCodes.NotFound, $"There is no {what} '{id}'.");

    public static ProblemException Conflict(string code, string detail) =>
        new(StatusCodes.Status409Conflict, code, detail);

    public static ProblemException Invalid(string path, string message) =>
        new(
            StatusCodes.Status400BadRequest,
            ProblemCodes.Validation,
            $"{path}: {message}",
            new Dictionary<string, string[]> { [path] = [message] }
        );

    /// <summary>The problem of a request whose kind has too many waiting already.</summary>
    public static ProblemException Busy() =>
        new ProblemException(
            StatusCodes.Status429TooManyRequests,
            ProblemCodes.Busy,
            "Too many requests of this kind are already waiting. Retry in a few seconds; read requests still work."
        ).With("Retry-After", BusyRetrySeconds);

    /// <summary>The problem of a request that needs a successful forecast run before the first one has succeeded.</summary>
    /// <param name="status">404 when the request reads the forecast, 409 when it builds on it.</param>
    /// <param name="alternative">Another way to fulfil the request; null if there is none.</param>
    public static ProblemException NoForecast(int status, string? alternative = null) =>
        new(
            status,
            ProblemCodes.NoForecast,
            "No forecast run has succeeded yet. Start one with POST /api/v1/forecast-runs"
                + (alternative is null ? "." : $", or {alternative}.")
        );
}
