namespace ForecastApi.Http;

/// <summary>What a caller prefers (RFC 7240): the answer once the work is done, or at once with where to look.</summary>
public static class Prefer
{
    private const string RespondAsync = "respond-async";

    /// <summary>Seconds after which looking is worth while.</summary>
    private const string ComeBackSeconds = "1";

    public static bool IsAsync(HttpRequest request) =>
        request
            .Headers.GetCommaSeparatedValues("Prefer")
            .Contains(RespondAsync, StringComparer.OrdinalIgnoreCase);

    /// <summary>Tells that the preference was followed.</summary>
    public static void Applied(HttpResponse response)
    {
        response.Headers["Preference-Applied"] = RespondAsync;
        ComeBack(response);
    }

    /// <summary>Tells when to look again.</summary>
    public static void ComeBack(HttpResponse response) =>
        response.Headers.RetryAfter = ComeBackSeconds;
}
