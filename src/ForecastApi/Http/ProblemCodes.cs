namespace ForecastApi.Http;

/// <summary>The stable codes of problem documents; <see cref="ProblemCatalogue"/> explains each.</summary>
public static class ProblemCodes
{
    /// <summary>The <c>Retry-After</c> of a response that reports the database as unavailable.</summary>
    public const int RetryAfterSeconds = 5;

    public const string BadRequest = "badRequest";
    public const string FormExpired = "formExpired";
    public const string MalformedJson = "malformedJson";
    public const string UnknownParameter = "unknownParameter";
    public const string Validation = "validation";
    public const string Unauthenticated = "unauthenticated";
    public const string Forbidden = "forbidden";
    public const string NotFound = "notFound";
    public const string MethodNotAllowed = "methodNotAllowed";
    public const string NotAcceptable = "notAcceptable";
    public const string RequestTimeout = "requestTimeout";
    public const string ConditionGone = "conditionGone";
    public const string Conflict = "conflict";
    public const string ImportEnded = "importEnded";
    public const string ImportSuperseded = "importSuperseded";
    public const string KeyNameTaken = "keyNameTaken";
    public const string NoAcceptedPlan = "noAcceptedPlan";
    public const string NoForecast = "noForecast";
    public const string NoSales = "noSales";
    public const string ProductInUse = "productInUse";
    public const string RunEnded = "runEnded";
    public const string RunNotSucceeded = "runNotSucceeded";
    public const string StaleETag = "staleETag";
    public const string TooLarge = "tooLarge";
    public const string UriTooLong = "uriTooLong";
    public const string UnsupportedMediaType = "unsupportedMediaType";
    public const string AsOfOutsideData = "asOfOutsideData";
    public const string BomCycle = "bomCycle";
    public const string IdempotencyKeyReused = "idempotencyKeyReused";
    public const string ImportRejected = "importRejected";
    public const string OutsideForecast = "outsideForecast";
    public const string UnknownComponent = "unknownComponent";
    public const string Unprocessable = "unprocessable";
    public const string Busy = "busy";
    public const string TooManyRequests = "tooManyRequests";
    public const string HeadersTooLarge = "headersTooLarge";
    public const string InternalError = "internalError";
    public const string DatabaseUnavailable = "databaseUnavailable";
    public const string NoTemporarySpace = "noTemporarySpace";
    public const string Stopping = "stopping";

    /// <summary>Returns the general code of a status, for problems without a more specific one.</summary>
    public static string ForStatus(int status) =>
        status switch
        {
            400 => Validation,
            401 => Unauthenticated,
            403 => Forbidden,
            404 => NotFound,
            405 => MethodNotAllowed,
            406 => NotAcceptable,
            408 => RequestTimeout,
            409 => Conflict,
            412 => StaleETag,
            413 => TooLarge,
            414 => UriTooLong,
            415 => UnsupportedMediaType,
            422 => Unprocessable,
            429 => TooManyRequests,
            431 => HeadersTooLarge,
            503 => DatabaseUnavailable,
            _ => status >= 500 ? InternalError : BadRequest,
        };
}
