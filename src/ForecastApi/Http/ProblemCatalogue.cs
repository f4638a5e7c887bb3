namespace ForecastApi.Http;

/// <summary>Every code that a problem document may carry: what it means and what to do about it.</summary>
public static class ProblemCatalogue
{
    /// <summary>In order of status and code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        new("badRequest", 400, "The request cannot be read.", "Read detail; mend the request."),
        new(
            "formExpired",
            400,
            "A page's form was open for too long, or was sent from elsewhere.",
            "Reload the page and send the form again."
        ),
        new(
            "malformedJson",
            400,
            "The body is not JSON, or not an object of the kind that the route takes.",
            "Mend the JSON; detail says where it ends to be."
        ),
        new(
            "unknownParameter",
            400,
            "The route has no such query parameter.",
            "Take one of those that detail names; a misspelt filter would silently answer with everything."
        ),
        new(
            "validation",
            400,
            "Values are missing, of the wrong kind or out of range.",
            "Mend each path in errors."
        ),
        new(
            "unauthenticated",
            401,
            "The service does not know who calls.",
            "Send a good key in X-Api-Key or a good token in Authorization."
        ),
        new(
            "forbidden",
            403,
            "The caller is known but does not have the role.",
            "Ask an admin for a key with the role that detail names."
        ),
        new("notFound", 404, "There is nothing of this name.", "Look at the list it should be in."),
        new("methodNotAllowed", 405, "The path does not take this method.", "See /swagger."),
        new("notAcceptable", 406, "The answer cannot be sent as asked for.", "Accept JSON."),
        new(
            "conditionGone",
            409,
            "The exception's condition has gone, so it is resolved already.",
            "Nothing; it opens anew if the condition comes back."
        ),
        new(
            "conflict",
            409,
            "The stored state does not allow this.",
            "Read it again and decide anew."
        ),
        new(
            "noAcceptedPlan",
            409,
            "No strategy of the plan was accepted yet.",
            "PUT plans/{id}/accepted first."
        ),
        new(
            "noForecast",
            409,
            "No forecast run has succeeded yet, or none has the product.",
            "POST forecast-runs and wait for it. A GET of what is not there is 404 with this code."
        ),
        new("noSales", 409, "There are no sales of a complete month.", "POST sales/imports first."),
        new(
            "productInUse",
            409,
            "The product has sales or forecasts, or is part of another.",
            "Set its status to discontinued."
        ),
        new("runEnded", 409, "The run has ended; runs are kept.", "Nothing."),
        new(
            "importEnded",
            409,
            "The import has ended; what it stored stays.",
            "Import the rows as they were before."
        ),
        new(
            "runNotSucceeded",
            409,
            "Only successful runs have forecasts.",
            "Wait for the run, or name another."
        ),
        new(
            "staleETag",
            412,
            "Somebody has changed it since it was read.",
            "Read it again, repeat the change on it, send the new ETag."
        ),
        new("tooLarge", 413, "The body is too large.", "Send it in parts."),
        new("uriTooLong", 414, "The address is too long.", "Ask for less at once."),
        new(
            "unsupportedMediaType",
            415,
            "The route does not take this content type.",
            "Send one of those that detail names."
        ),
        new(
            "asOfOutsideData",
            422,
            "The last month to be used lies outside the sales.",
            "Take a month within those that errors names."
        ),
        new(
            "bomCycle",
            422,
            "A product would be made of itself.",
            "Break the path that detail names."
        ),
        new(
            "idempotencyKeyReused",
            422,
            "The Idempotency-Key was used for another request.",
            "Take a new key for each request."
        ),
        new(
            "importRejected",
            422,
            "Rows are bad; nothing was stored.",
            "Mend the rows at imports/{id}/errors.csv, or send the good ones with onError=skip."
        ),
        new(
            "outsideForecast",
            422,
            "The latest run has no forecast of this month.",
            "Take a month within its horizon, or start a run with a longer one."
        ),
        new("unknownComponent", 422, "A part is not stored as a product.", "Store the part first."),
        new(
            "unprocessable",
            422,
            "The request is well-formed but cannot be.",
            "Mend each path in errors."
        ),
        new(
            "busy",
            429,
            "Too much heavy work waits already.",
            "Come back when Retry-After says; reading goes on."
        ),
        new(
            "tooManyRequests",
            429,
            "The caller asks too often.",
            "Wait as long as Retry-After says; RateLimit tells how many are left."
        ),
        new("headersTooLarge", 431, "The headers are too large.", "Send fewer."),
        new(
            "internalError",
            500,
            "Something went wrong in the service.",
            "The operator finds it in the log under the traceId."
        ),
        new(
            "databaseUnavailable",
            503,
            "The database does not answer right now.",
            "Come back when Retry-After says; nothing is lost."
        ),
        new(
            "stopping",
            503,
            "The service is stopping, and the request would have taken longer than that.",
            "Look whether it was stored; if not, send it again when Retry-After says."
        ),
    ];

    /// <summary>Where a code is explained: the <c>type</c> of a problem.</summary>
    public static string PathOf(string code) => "/problems#" + code;
}

/// <param name="Code">Stable: programs may decide by it.</param>
/// <param name="Status">The usual one.</param>
public sealed record ProblemKind(string Code, int Status, string Meaning, string Remedy);
