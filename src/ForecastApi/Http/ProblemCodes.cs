namespace ForecastApi.Http;

/// <summary>The stable <c>code</c> of a problem document where nothing more special is known.</summary>
public static class ProblemCodes
{
    /// <summary>When to come back while the database does not answer.</summary>
    public const int RetryAfterSeconds = 5;

    public const string Validation = "validation";
    public const string MalformedJson = "malformedJson";
    public const string UnknownParameter = "unknownParameter";
    public const string DatabaseUnavailable = "databaseUnavailable";

    public static string Of(int status) =>
        status switch
        {
            400 => Validation,
            401 => "unauthenticated",
            403 => "forbidden",
            404 => "notFound",
            405 => "methodNotAllowed",
            406 => "notAcceptable",
            409 => "conflict",
            412 => "staleETag",
            413 => "tooLarge",
            414 => "uriTooLong",
            415 => "unsupportedMediaType",
            422 => "unprocessable",
            429 => "tooManyRequests",
            431 => "headersTooLarge",
            503 => DatabaseUnavailable,
            _ => status >= 500 ? "internalError" : "badRequest",
        };
}
