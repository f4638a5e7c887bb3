namespace ForecastApi.Http;

/// <summary>The error response of every route: RFC 9457 with a stable code.</summary>
/// <param name="Type">A URI that identifies the kind of problem.</param>
/// <param name="Title">The name of the status.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The cause of the error and how to fix it.</param>
/// <param name="Code">A stable code for programs.</param>
/// <param name="TraceId">Identifies the request in the log of the service.</param>
/// <param name="Errors">For invalid input: messages by the path of the field.</param>
public sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    string? Detail,
    string Code,
    string TraceId,
    IReadOnlyDictionary<string, string[]>? Errors = null
);
