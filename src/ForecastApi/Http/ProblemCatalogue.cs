namespace ForecastApi.Http;

/// <summary>Explains every code that a problem document may carry.</summary>
public static class ProblemCatalogue
{
    /// <summary>All codes, in order of status.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        new(
            ProblemCodes.BadRequest,
            400,
            "The server cannot read the request.",
            "Correct the request; detail describes the error."
        ),
        new(
            ProblemCodes.FormExpired,
            400,
            "The form of the page has expired or was submitted from another site.",
            "Reload the page and submit the form again."
        ),
        new(
            ProblemCodes.MalformedJson,
            400,
            "The body is not valid JSON, or not the object that the route expects.",
            "Fix the JSON; detail gives the position of the error."
        ),
        new(
            ProblemCodes.UnknownParameter,
            400,
            "The route does not have this query parameter. A misspelt filter would silently return everything.",
            "Use one of the parameters listed in detail."
        ),
        new(
            ProblemCodes.Validation,
            400,
            "Values are missing, have the wrong type or are out of range.",
            "Correct each path in errors."
        ),
        new(
            ProblemCodes.Unauthenticated,
            401,
            "Authentication is required.",
            "Send a valid API key in X-Api-Key or a bearer token in Authorization."
        ),
        new(
            ProblemCodes.Forbidden,
            403,
            "The caller is authenticated but does not have the required role.",
            "Ask an administrator for a key with the role named in detail."
        ),
        new(
            ProblemCodes.NotFound,
            404,
            "The resource does not exist.",
            "Check the id against the list that contains it."
        ),
        new(
            ProblemCodes.MethodNotAllowed,
            405,
            "The path does not support this method.",
            "See /swagger for the supported methods."
        ),
        new(
            ProblemCodes.NotAcceptable,
            406,
            "The response is not available in the requested format.",
            "Accept application/json."
        ),
        new(
            ProblemCodes.RequestTimeout,
            408,
            "The body arrived too slowly; nothing was stored.",
            "Send it again over a faster connection, or compressed (Content-Encoding: gzip)."
        ),
        new(
            ProblemCodes.ConditionGone,
            409,
            "The condition of the exception no longer applies, so it is already resolved.",
            "No action is needed; the exception opens again if the condition recurs."
        ),
        new(
            ProblemCodes.Conflict,
            409,
            "The stored state does not allow the request.",
            "Read the resource again and decide on its current state."
        ),
        new(
            ProblemCodes.KeyNameTaken,
            409,
            "Another API key, perhaps a revoked one, has the name.",
            "Choose another name."
        ),
        new(
            ProblemCodes.NoAcceptedPlan,
            409,
            "No strategy of the plan has been accepted yet.",
            "PUT plans/{id}/accepted first."
        ),
        new(
            ProblemCodes.NoForecast,
            409,
            "No forecast run has succeeded yet, or none contains the product.",
            "POST forecast-runs and wait until it succeeds. A GET returns 404 with this code."
        ),
        new(
            ProblemCodes.NoSales,
            409,
            "There are no sales of a complete month.",
            "POST sales/imports first."
        ),
        new(
            ProblemCodes.ProductInUse,
            409,
            "The product has sales or forecasts, or is a component of another product.",
            "Set its status to discontinued."
        ),
        new(
            ProblemCodes.RunEnded,
            409,
            "The run has already ended; runs cannot be deleted.",
            "No action is needed."
        ),
        new(
            ProblemCodes.ImportEnded,
            409,
            "The import has ended without storing rows, or its rows cannot be restored.",
            "Delete the rows of an earlier version with DELETE /api/v1/sales, or import the previous rows again."
        ),
        new(
            ProblemCodes.ImportSuperseded,
            409,
            "A later import has changed the rows of this one.",
            "First undo the imports that the detail names, in its order."
        ),
        new(
            ProblemCodes.RunNotSucceeded,
            409,
            "Only a run that has succeeded has forecasts.",
            "Wait until the run succeeds, or choose another run."
        ),
        new(
            ProblemCodes.StaleETag,
            412,
            "The resource has changed since it was read.",
            "Read it again, repeat the change and send the new ETag."
        ),
        new(
            ProblemCodes.TooLarge,
            413,
            "The body is too large.",
            "Send it in several parts; detail gives the limit."
        ),
        new(
            ProblemCodes.UriTooLong,
            414,
            "The URL is too long.",
            "Request fewer values at a time."
        ),
        new(
            ProblemCodes.UnsupportedMediaType,
            415,
            "The route does not support this content type.",
            "Send one of the content types listed in detail."
        ),
        new(
            ProblemCodes.AsOfOutsideData,
            422,
            "asOf lies outside the sales history.",
            "Choose a month in the range given in errors."
        ),
        new(
            ProblemCodes.BomCycle,
            422,
            "The bill of materials would make a product a component of itself.",
            "Break the cycle given in detail."
        ),
        new(
            ProblemCodes.IdempotencyKeyReused,
            422,
            "The Idempotency-Key was already used for a different request.",
            "Use a new key for each request."
        ),
        new(
            ProblemCodes.ImportRejected,
            422,
            "Some rows are invalid; nothing was stored.",
            "Correct the rows listed at imports/{id}/errors.csv, or import the valid rows with onError=skip."
        ),
        new(
            ProblemCodes.OutsideForecast,
            422,
            "The latest run has no forecast of this month.",
            "Choose a month within its horizon, or start a run with a longer horizon."
        ),
        new(
            ProblemCodes.UnknownComponent,
            422,
            "A component is not stored as a product.",
            "Store the component first."
        ),
        new(
            ProblemCodes.Unprocessable,
            422,
            "The request is well-formed but cannot be fulfilled.",
            "Correct each path in errors."
        ),
        new(
            ProblemCodes.Busy,
            429,
            "Too many requests of this kind, which takes long, are already waiting.",
            "Retry after the delay in Retry-After. Read requests still work."
        ),
        new(
            ProblemCodes.TooManyRequests,
            429,
            "The caller has exceeded its rate limit.",
            "Retry after the delay in Retry-After; the RateLimit header gives the number of requests left."
        ),
        new(ProblemCodes.HeadersTooLarge, 431, "The headers are too large.", "Send fewer headers."),
        new(
            ProblemCodes.InternalError,
            500,
            "An internal error occurred.",
            "Give the operator the traceId, which identifies the error in the log."
        ),
        new(
            ProblemCodes.DatabaseUnavailable,
            503,
            "The database is temporarily unavailable.",
            "Retry after the delay in Retry-After; no stored data is lost."
        ),
        new(
            ProblemCodes.NoTemporarySpace,
            503,
            "The temporary folder of the service has no room for the body; nothing was stored.",
            "Retry later. The operator makes room in the folder."
        ),
        new(
            ProblemCodes.Stopping,
            503,
            "The service is shutting down and cannot complete the request in time.",
            "Check whether the change was stored; if not, retry after the delay in Retry-After."
        ),
    ];

    /// <summary>Returns the path that explains a code: the <c>type</c> of a problem.</summary>
    public static string PathOf(string code) => "/problems#" + code;
}
