using System.Text;

namespace ForecastApi.Http;

/// <summary>One page of a list in a stable order; <c>NextCursor</c> is null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>Cuts rows fetched with one more than asked for into a page and the cursor behind its last row.</summary>
    public static Page<T> From(IReadOnlyList<T> rows, int limit, Func<T, string> key) =>
        rows.Count <= limit
            ? new(rows, null)
            : new([.. rows.Take(limit)], PageRequest.Encode(key(rows[limit - 1])));
}

/// <summary>The <c>limit</c> and <c>cursor</c> of a list request.</summary>
public sealed record PageRequest(int? Limit, string? Cursor)
{
    public const int Default = 100;
    public const int Max = 1000;

    /// <summary>The key behind which the page starts, or null for the first page.</summary>
    public string? After { get; private init; }

    public int Size => Limit ?? Default;

    /// <summary>Rows to fetch: one more than the page holds tells whether another page follows.</summary>
    public int Take => Size + 1;

    /// <summary>Checks the limit and opens the cursor; a cursor not made by this service is refused.</summary>
    public PageRequest Validated()
    {
        if (Limit is < 1 or > Max)
            throw ProblemException.Invalid("limit", "must be between 1 and 1000.");
        if (Cursor is null)
            return this;
        return TryDecode(Cursor, out var after)
            ? this with
            {
                After = after,
            }
            : throw ProblemException.Invalid(
                "cursor",
                "is not a cursor of this list; start again without it."
            );
    }

    public static string Encode(string key) =>
        Convert
            .ToBase64String(Encoding.UTF8.GetBytes("1:" + key))
            .Replace('+', '-')
            .Replace('/', '_')
            .TrimEnd('=');

    private static bool TryDecode(string cursor, out string key)
    {
        key = "";
        var text = cursor.Replace('-', '+').Replace('_', '/');
        text = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return false;
        var decoded = Encoding.UTF8.GetString(bytes, 0, length);
        if (!decoded.StartsWith("1:", StringComparison.Ordinal) || decoded.Contains('\0'))
            return false;
        key = decoded[2..];
        return true;
    }
}
