namespace ForecastApi.Http;

/// <summary>The <c>Prefer</c> header (RFC 7240): respond when the work is done, or at once with <c>respond-async</c>.</summary>
public static class Prefer
{
    private const string RespondAsync = "respond-async";
    private const string RetryAfterSeconds = "1";

    public static bool IsAsync(HttpRequest request) =>
        request
            .Headers.GetCommaSeparatedValues("Prefer")
            .Contains(RespondAsync, StringComparer.OrdinalIgnoreCase);

    /// <summary>Confirms the preference and sets <c>Retry-After</c>.</summary>
    public static void Applied(HttpResponse response)
    {
        response.Headers["Preference-Applied"] = RespondAsync;
        SetRetryAfter(response);
    }

    /// <summary>Sets the number of seconds after which to poll again.</summary>
    public static void SetRetryAfter(HttpResponse response) =>
        response.Headers.RetryAfter = RetryAfterSeconds;
}
