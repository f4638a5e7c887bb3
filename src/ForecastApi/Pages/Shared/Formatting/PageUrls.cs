using ForecastApi.Planning.Input;
using ForecastApi.Plans;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>The URLs of the pages and the names of their sections.</summary>
public static class PageUrls
{
    public const string Overview = "/";
    public const string Products = "/products";
    public const string Accuracy = "/accuracy";
    public const string Exceptions = "/exceptions";
    public const string Runs = "/runs";
    public const string Plans = "/plans";
    public const string Import = "/import";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";

    private static readonly (string Path, string All)[] Lists =
    [
        (Products, "All products"),
        (Accuracy, "Accuracy"),
        (Exceptions, "Exceptions"),
        (Runs, "All runs"),
        (Plans, "All plans"),
        (Import, "Import"),
    ];

    public static string Product(string sku) => $"{Products}/{Uri.EscapeDataString(sku)}";

    public static string Run(string id) => $"{Runs}/{Uri.EscapeDataString(id)}";

    public static string Plan(string id) => $"{Plans}/{Uri.EscapeDataString(id)}";

    public static string Plan(string id, StrategyName strategy) =>
        $"{Plan(id)}/{PlanJson.Text(strategy)}";

    /// <summary>Returns the list page that a path belongs to, which an error page links to.</summary>
    public static (string Path, string Name) FindList(PathString path) =>
        Array.Find(Lists, l => path.StartsWithSegments(l.Path, StringComparison.Ordinal))
            is { Path: not null } list
            ? (list.Path, list.All)
            : (Overview, "Overview");

    /// <summary>Appends the query parameters that have a value to a path.</summary>
    public static string WithQuery(string path, params (string Name, string? Value)[] query)
    {
        var parts = query
            .Where(q => !string.IsNullOrEmpty(q.Value))
            .Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}");
        var text = string.Join('&', parts);
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    /// <summary>Returns the path when it is local to this service, else <paramref name="otherwise"/>: prevents open redirects.</summary>
    public static string Local(string? path, string otherwise) =>
        path is ['/', ..]
        && path is not ['/', '/' or '\\', ..]
        && path.All(c => c is > ' ' and <= '~')
            ? path
            : otherwise;
}
