namespace ForecastApi.Data;

/// <summary>
/// The longest wait of the current request for a locked database. Background work has no limit but the timeout of its
/// statements: a long import of another process must not count as an error of a run.
/// </summary>
public static class RequestWait
{
    private static readonly AsyncLocal<int?> Current = new();

    /// <summary>The limit in seconds; null outside requests.</summary>
    public static int? Seconds => Current.Value;

    /// <summary>Sets the limit for the rest of the current asynchronous flow.</summary>
    public static void Limit(int seconds) => Current.Value = seconds;
}
