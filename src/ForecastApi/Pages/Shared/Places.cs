namespace ForecastApi.Pages.Shared;

/// <summary>Where the pages are, and what their sections are called.</summary>
public static class Places
{
    public const string Overview = "/";
    public const string Products = "/products";
    public const string Accuracy = "/accuracy";
    public const string Exceptions = "/exceptions";
    public const string Runs = "/runs";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";

    private static readonly (string Path, string All)[] Lists =
    [
        (Products, "All products"),
        (Accuracy, "Accuracy"),
        (Exceptions, "Exceptions"),
        (Runs, "All runs"),
        (PlanWords.List, "All plans"),
    ];

    public static string Product(string sku) => $"{Products}/{Uri.EscapeDataString(sku)}";

    public static string Run(string id) => $"{Runs}/{Uri.EscapeDataString(id)}";

    /// <summary>The list that a page of this path belongs to, to be offered where the page is not there.</summary>
    public static (string Path, string Name) ListOf(PathString path) =>
        Array.Find(Lists, l => path.StartsWithSegments(l.Path, StringComparison.Ordinal))
            is { Path: not null } list
            ? (list.Path, list.All)
            : (Overview, "Overview");

    /// <summary>A path with those of the query's values that are there.</summary>
    public static string With(string path, params (string Name, string? Value)[] query)
    {
        var parts = query
            .Where(q => !string.IsNullOrEmpty(q.Value))
            .Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}");
        var text = string.Join('&', parts);
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    /// <summary>A path of this service that a form names, or <paramref name="otherwise"/>: a form can be sent by anybody.</summary>
    public static string Local(string? path, string otherwise) =>
        path is ['/', ..]
        && path is not ['/', '/' or '\\', ..]
        && path.All(c => c is > ' ' and <= '~')
            ? path
            : otherwise;
}
