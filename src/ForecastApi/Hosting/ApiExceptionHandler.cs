using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ForecastApi.Data;
using ForecastApi.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ForecastApi.Hosting;

/// <summary>Converts the exception of a request to a problem document; an unexpected one becomes a 500 without details.</summary>
public sealed partial class ApiExceptionHandler(
    Database database,
    ILogger<ApiExceptionHandler> logger
) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (
            exception is OperationCanceledException
            && httpContext.RequestAborted.IsCancellationRequested
        )
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        var problem = Translate(exception);
        httpContext.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = ProblemCodes.RetryAfterSeconds.ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
        if (exception is ProblemException known)
            foreach (var (name, value) in known.Headers)
                httpContext.Response.Headers[name] = value;
        await WriteAsync(httpContext, problem);
        return true;
    }

    /// <summary>Writes a problem, even if the client does not accept its content type: there is no other representation.</summary>
    public static async Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        var problemContext = new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = problem,
        };
        if (
            await context
                .RequestServices.GetRequiredService<IProblemDetailsService>()
                .TryWriteAsync(problemContext)
        )
            return;
        Complete(problemContext);
        await context.Response.WriteAsJsonAsync(
            problem,
            options: null,
            "application/problem+json",
            context.RequestAborted
        );
    }

    /// <summary>Completes a problem document, including those that the framework creates for 404 or 405.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Extensions.TryAdd("code", ProblemCodes.ForStatus(problem.Status ?? 500));
        problem.Title ??= ReasonPhrases.GetReasonPhrase(problem.Status ?? 500);
        problem.Type = ProblemCatalogue.PathOf((string)problem.Extensions["code"]!);
        problem.Extensions["traceId"] =
            Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        problem.Detail ??= problem.Status switch
        {
            404 => "There is no resource at this path; see /swagger for all routes.",
            405 => "This path does not support the method; see /swagger for all routes.",
            415 =>
                "This route does not support the content type; see /swagger for the supported ones.",
            _ => problem.Title,
        };
    }

    private ProblemDetails Translate(Exception exception) =>
        exception switch
        {
            ProblemException known => Problem(known),
            BadHttpRequestException bad => Problem(FromBadRequest(bad)),
            JsonException json => Problem(FromJson(json)),
            DecoderFallbackException => Problem(
                ProblemException.Invalid(
                    "body",
                    "is not UTF-8. Save the file as CSV in UTF-8 and send it again; nothing was stored."
                )
            ),
            InvalidOperationException when HasUnknownCharset(exception) => Problem(
                new(
                    StatusCodes.Status415UnsupportedMediaType,
                    ProblemCodes.UnsupportedMediaType,
                    "The charset of the Content-Type is not supported; send JSON in UTF-8."
                )
            ),
            _ when database.DescribeOutage(exception) is { } outage => Unavailable(
                exception,
                outage
            ),
            _ => Unhandled(exception),
        };

    /// <summary>Whether the framework failed to decode the body: it throws a plain InvalidOperationException for an unknown charset.</summary>
    private static bool HasUnknownCharset(Exception exception) =>
        exception.Message.Contains("charset", StringComparison.Ordinal)
        && exception.Message.Contains("encoding", StringComparison.Ordinal);

    private static ProblemDetails Problem(ProblemException known)
    {
        var problem = new ProblemDetails { Status = known.Status, Detail = known.Message };
        problem.Extensions["code"] = known.Code;
        if (known.Errors is not null)
            problem.Extensions["errors"] = known.Errors;
        foreach (var (name, value) in known.Extensions)
            problem.Extensions[name] = value;
        return problem;
    }

    private static ProblemException FromBadRequest(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return FromJson(json);
        if (BindingFailure().Match(bad.Message) is { Success: true } match)
            return ProblemException.Invalid(
                JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value),
                $"'{match.Groups["value"].Value}' is not a valid value of this parameter."
            );
        if (RequiredParameter().Match(bad.Message) is { Success: true } missing)
            return missing.Groups["source"].Value.Contains("body", StringComparison.Ordinal)
                ? new(400, ProblemCodes.MalformedJson, "The request requires a JSON body.")
                : ProblemException.Invalid(missing.Groups["name"].Value, "is required.");
        if (bad.Message.StartsWith("Implicit body inferred", StringComparison.Ordinal))
            return new(400, ProblemCodes.MalformedJson, "The request requires a JSON body.");
        return new(bad.StatusCode, ProblemCodes.ForStatus(bad.StatusCode), bad.Message);
    }

    private static ProblemException FromJson(JsonException json)
    {
        var unknown = UnmappedMember().Match(json.Message);
        var path = (json.Path ?? "$").TrimStart('$').TrimStart('.');
        if (unknown.Success && path.Length == 0)
            path = unknown.Groups["name"].Value;
        if (NullMember().Match(json.Message) is { Success: true } nullMember)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(nullMember.Groups["name"].Value);
            if (path != name && !path.EndsWith("." + name, StringComparison.Ordinal))
                path = path.Length == 0 ? name : $"{path}.{name}";
            return ProblemException.Invalid(path, "must not be null.");
        }

        if (MissingMembers().Match(json.Message) is { Success: true } missing)
            return Missing(path, missing.Groups["names"].Value);
        var message = unknown.Success
            ? $"'{unknown.Groups["name"].Value}' is not a property of this object."
            : Describe(json);
        return path.Length == 0
            ? new(400, ProblemCodes.MalformedJson, message)
            : ProblemException.Invalid(path, message);
    }

    private static ProblemException Missing(string path, string names)
    {
        var errors = new Validation();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries))
            errors.Add((path.Length == 0 ? "" : path + ".") + name.Trim('\'', '.'), "is required.");
        return errors.ToProblem();
    }

    /// <summary>Returns the serialiser's message without type names and positions.</summary>
    private static string Describe(JsonException json)
    {
        if (
            json.Message.StartsWith(
                "The JSON value could not be converted",
                StringComparison.Ordinal
            )
        )
            return "has a value of the wrong type.";
        if (json.Message.StartsWith("Duplicate property", StringComparison.Ordinal))
            return "has a duplicate property.";
        var end = json.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? json.Message : json.Message[..end];
    }

    private ProblemDetails Unavailable(Exception error, string outage)
    {
        Log.DatabaseUnavailable(logger, outage, error);
        return Problem(
            new(StatusCodes.Status503ServiceUnavailable, ProblemCodes.DatabaseUnavailable, outage)
        );
    }

    private ProblemDetails Unhandled(Exception exception)
    {
        Log.Unhandled(logger, exception);
        return Problem(
            new(
                StatusCodes.Status500InternalServerError,
                ProblemCodes.InternalError,
                "An internal error occurred. The operator finds it in the log by the traceId."
            )
        );
    }

    // Neither ASP.NET Core nor System.Text.Json exposes the name of the parameter or property except in the message;
    // ProblemTests hold each of these patterns against the framework in use
    [GeneratedRegex(
        "^Failed to bind parameter \"\\S+ (?<name>\\S+)\" from \"(?<value>.*)\"\\.$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex BindingFailure();

    [GeneratedRegex(
        "^Required parameter \"\\S+ (?<name>\\S+)\" was not provided from (?<source>.*)\\.$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex RequiredParameter();

    [GeneratedRegex(
        "^The JSON property '(?<name>.*)' could not be mapped",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex UnmappedMember();

    [GeneratedRegex(
        "missing required properties including: (?<names>.*?)(\\. Path|$)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex MissingMembers();

    [GeneratedRegex(
        "^The (constructor parameter|property or field) '(?<name>.*?)' on type .* doesn't allow",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NullMember();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Outage}")]
        public static partial void DatabaseUnavailable(
            ILogger logger,
            string outage,
            Exception error
        );

        [LoggerMessage(2, LogLevel.Error, "Unhandled exception while processing the request")]
        public static partial void Unhandled(ILogger logger, Exception error);
    }
}
