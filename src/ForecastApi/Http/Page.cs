namespace ForecastApi.Http;

/// <summary>One page of a list in a stable order; <c>NextCursor</c> is null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>Splits rows, fetched with one more than the page holds, into the page and the cursor after its last row.</summary>
    public static Page<T> From(IReadOnlyList<T> rows, PageRequest page, Func<T, string> key) =>
        rows.Count <= page.Size
            ? new(rows, null)
            : new([.. rows.Take(page.Size)], page.Encode(key(rows[page.Size - 1])));
}
