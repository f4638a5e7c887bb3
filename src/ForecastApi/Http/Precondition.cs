using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Http;

/// <summary>
/// The condition of a change, from the headers <c>If-Match</c> and <c>If-None-Match</c>. A store checks it against
/// the stored version in the transaction of the change.
/// </summary>
public sealed class Precondition
{
    /// <summary>A change without a condition.</summary>
    public static readonly Precondition None = new(null, mustBeNew: false);

    private readonly IList<EntityTagHeaderValue>? _accepted;
    private readonly bool _mustBeNew;

    private Precondition(IList<EntityTagHeaderValue>? accepted, bool mustBeNew)
    {
        _accepted = accepted;
        _mustBeNew = mustBeNew;
    }

    /// <summary>Reads the condition of a request. An <c>If-Match</c> that cannot be parsed matches no version.</summary>
    public static Precondition From(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        // A form creates something without reading first: it sends If-None-Match: *
        var mustBeNew = request.Headers.IfNoneMatch == "*";
        if (StringValues.IsNullOrEmpty(header))
            return mustBeNew ? new(null, mustBeNew) : None;
        return new(EntityTagHeaderValue.TryParseList(header, out var tags) ? tags : [], mustBeNew);
    }

    /// <summary>Rejects the change when the stored version does not meet the condition.</summary>
    /// <param name="currentETag">The ETag of the stored version; null when nothing is stored.</param>
    /// <exception cref="ProblemException">412: the condition is not met.</exception>
    public void Check(string? currentETag)
    {
        if (_mustBeNew && currentETag is not null)
            throw Failed(
                "The resource already exists, and If-None-Match: * requires a new one. Nothing was changed."
            );
        if (_accepted is null)
            return;
        if (
            currentETag is null
            || !_accepted.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag == currentETag)
        )
            throw Failed(
                "The stored version differs from the one in If-Match. Read it again and repeat the change on it."
            );
    }

    private static ProblemException Failed(string detail) =>
        new(StatusCodes.Status412PreconditionFailed, ProblemCodes.ForStatus(412), detail);
}
