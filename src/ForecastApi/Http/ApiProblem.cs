namespace ForecastApi.Http;

/// <summary>An error as every route answers it: RFC 9457 with a stable code.</summary>
/// <param name="Type">A URI that stands for the kind of problem.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
/// <param name="Code">Stable; what a program branches on.</param>
/// <param name="TraceId">Finds the request in the service's log.</param>
/// <param name="Errors">For invalid input: path of the field → messages.</param>
public sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    string? Detail,
    string Code,
    string TraceId,
    IReadOnlyDictionary<string, string[]>? Errors = null
);
