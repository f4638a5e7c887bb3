namespace ForecastApi.Http;

/// <summary>Describes failures in stored reasons, which readers see.</summary>
public static class FailureReasons
{
    /// <summary>
    /// Returns the message of a problem that is made for readers. That of any other exception may hold paths and internals:
    /// its kind is named, and the log has the details.
    /// </summary>
    public static string Describe(Exception error) =>
        error is ProblemException known
            ? known.Message
            : $"Unexpected error ({error.GetType().Name}); the log has the details.";
}
